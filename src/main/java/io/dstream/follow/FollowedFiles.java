package io.dstream.follow;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.dstream.control.Notices;
import io.dstream.follow.RotatedFiles.Rotated;
import io.dstream.spec.FileMagic;
import io.dstream.spec.Phrases;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Predicate;

/** The open files that had a name one after the other, in the order of their lines. */
final class FollowedFiles implements Closeable {
  /** The time for which a writer may continue to write to a renamed file. */
  static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final Path path;
  private final Notices notices;
  private final List<FollowedFile> files = new ArrayList<>();
  private final Set<String> unfit = new HashSet<>();

  FollowedFiles(Path path, Notices notices) {
    this.path = path;
    this.notices = notices;
  }

  /** Adds the newest file. */
  void add(FollowedFile file) {
    files.add(file);
  }

  /** Adds files whose lines come before those of {@code next}. */
  void addBefore(FollowedFile next, List<FollowedFile> more) {
    files.addAll(files.indexOf(next), more);
  }

  /** Makes one of the files the newest. */
  void renew(FollowedFile file) {
    files.remove(file);
    files.add(file);
  }

  boolean isEmpty() {
    return files.isEmpty();
  }

  Optional<FollowedFile> newest() {
    return isEmpty() ? Optional.empty() : Optional.of(files.get(files.size() - 1));
  }

  /** Returns the file with this id. */
  Optional<FollowedFile> find(String id) {
    return files.stream().filter(file -> file.id().equals(id)).findFirst();
  }

  /** Returns the file that has the name now. */
  Optional<FollowedFile> current() {
    return files.stream().filter(FollowedFile::current).findFirst();
  }

  /** Returns whether any file has lost the name. */
  boolean anyRotated() {
    return files.stream().anyMatch(file -> !file.current());
  }

  /**
   * Reads whole lines.
   *
   * @param most the number of bytes after which reading stops
   * @return the number of bytes read
   */
  long read(long most, Consumer<FollowedLines> lines) throws IOException {
    long read = 0;
    for (FollowedFile file : List.copyOf(files)) {
      if (file.offset() == 0 && isUnfit(file)) {
        continue;
      }
      while (read < most) {
        Optional<FollowedLines> next = file.next();
        if (next.isEmpty()) {
          break;
        }
        read += next.get().block().length();
        lines.accept(next.get());
      }
    }
    return read;
  }

  private boolean isUnfit(FollowedFile file) throws IOException {
    Optional<FileMagic> magic = file.magic();
    if (magic.isPresent() && unfit.add(file.id())) {
      notices.say(path + " holds " + magic.get() + ": it is passed over");
    }
    return magic.isPresent();
  }

  /**
   * Closes the files that lost the name, were read to their end and were not written to for a
   * while.
   *
   * @param listed whether a file with this id has another name that is followed
   * @param passed called with the time of the last write to each, in nanoseconds since the epoch
   */
  void closeRotated(Predicate<String> listed, LongConsumer passed) throws IOException {
    if (files.isEmpty() || !isOver(files.get(0))) {
      return;
    }
    Map<String, Rotated> there = new HashMap<>();
    RotatedFiles.all(path).forEach(file -> there.put(file.stat().id(), file));
    while (!files.isEmpty() && isOver(files.get(0)) && !listed.test(files.get(0).id())) {
      FollowedFile oldest = files.get(0);
      Optional<Rotated> now = Optional.ofNullable(there.get(oldest.id()));
      if (now.isPresent() && files.size() == 1) { // its writer has no other file yet
        oldest.stir();
        return;
      }
      long modified = now.map(file -> file.stat().modified()).orElse(0L);
      if (oldest.rest() > 0 && !unfit.contains(oldest.id())) {
        notices.say(
            "the last "
                + Phrases.count(oldest.rest(), "byte")
                + " of "
                + now.map(Rotated::path).orElse(path)
                + " are no whole line and do not count");
      }
      passed.accept(Math.max(modified, oldest.modified()));
      oldest.close();
      files.remove(0);
    }
  }

  private static boolean isOver(FollowedFile file) throws IOException {
    return !file.current() && file.quiet() >= QUIET_NANOS && !file.hasMore();
  }

  /** Returns whether there may be whole lines that were not read. */
  boolean behind() throws IOException {
    for (FollowedFile file : files) {
      if (!unfit.contains(file.id()) && file.hasMore()) {
        return true;
      }
    }
    return false;
  }

  void putInto(ArrayNode json) {
    files.forEach(file -> file.putInto(json.addObject()));
  }

  @Override
  public void close() throws IOException {
    for (FollowedFile file : files) {
      file.close();
    }
  }
}
