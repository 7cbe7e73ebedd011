package io.dstream.follow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dstream.control.Notices;
import io.dstream.spec.Phrases;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The files that had a name one after the other: a log file and those that it was rotated to, as
 * long as these may have unread lines ({@link UnreadFiles}).
 */
final class FollowedName {
  private final Path path;
  private final Notices notices;
  private final FollowedFiles files;
  private final Predicate<String> elsewhere;
  private final UnreadFiles unread;
  private long changedNanos = System.nanoTime(); // when the name was last taken by another file

  /**
   * @param floor the time, in nanoseconds since the epoch; rotated files last written before it are
   *     ignored
   * @param elsewhere whether a file with this id is followed under another name
   */
  FollowedName(Path path, long floor, Predicate<String> elsewhere, Notices notices) {
    this.path = path;
    this.unread = new UnreadFiles(path, floor);
    this.files = new FollowedFiles(path, notices);
    this.elsewhere = elsewhere;
    this.notices = notices;
  }

  Path path() {
    return path;
  }

  /** Begins with the existing file, at its end or its start. */
  void begin(boolean existing) throws IOException {
    unread.ignoreAll();
    Optional<FollowedFile> file = FollowedFile.open(path, path.toString());
    if (file.isPresent()) {
      files.add(existing ? file.get() : file.get().fromEnd());
    }
  }

  boolean has(String id) {
    return files.find(id).isPresent();
  }

  /** Returns the open file with this id. */
  Optional<FileChannel> channel(String id) {
    return files.find(id).map(FollowedFile::channel);
  }

  /** Returns whether nothing is followed under this name any more. */
  boolean isEmpty() {
    return files.isEmpty();
  }

  /** Returns whether there is no rotated file that would be mistaken for an unread one. */
  boolean isForgettable() throws IOException {
    return RotatedFiles.of(path).isEmpty();
  }

  /** Checks which file has the name now, and whether it is still the one that was read. */
  void look(Optional<FileStat> there) throws IOException {
    Optional<FileStat> now = there.filter(file -> !elsewhere.test(file.id()));
    Optional<FollowedFile> current = files.current();
    if (now.isPresent() && current.filter(file -> file.id().equals(now.get().id())).isPresent()) {
      lookAgain(current.get(), now.get());
      return;
    }
    if (current.isPresent()) {
      leave(current.get());
    }
    if (now.isEmpty()) {
      addMissedAtEnd();
      return;
    }
    Optional<FollowedFile> next = FollowedFile.open(path, path.toString());
    if (next.isPresent()) {
      takeUp(next.get(), now.get());
    }
  }

  /** Adds files that got and lost the name since the last check. */
  private void addMissedAtEnd() throws IOException {
    Optional<FollowedFile> last = files.newest();
    for (FollowedFile rotated : missed(last)) {
      if (last.isPresent() && last.get().offset() > 0 && rotated.continues(last.get())) {
        rotated.close();
      } else {
        files.add(rotated);
      }
    }
  }

  private void leave(FollowedFile file) throws IOException {
    if (!file.isIntact()) {
      truncated(file);
    }
    file.setCurrent(false);
  }

  private void takeUp(FollowedFile next, FileStat now) throws IOException {
    Optional<FollowedFile> known = files.find(next.id());
    if (known.isPresent()) { // it has its name again
      next.close();
      known.get().setCurrent(true);
      files.renew(known.get());
      lookAgain(known.get(), now);
      return;
    }
    if (!files.isEmpty()) {
      notices.detail(path + " is another file now: rotated");
    }
    changedNanos = System.nanoTime();
    files.add(next);
    add(missed(Optional.of(next)), next);
    next.seen(now);
  }

  private void lookAgain(FollowedFile file, FileStat now) throws IOException {
    boolean rotating =
        files.anyRotated() || System.nanoTime() - changedNanos < FollowedFiles.QUIET_NANOS;
    if (!file.changed(now) && !rotating && file.settled()) {
      return;
    }
    if (!file.isIntact()) {
      truncated(file);
    } else if (rotating || !file.settled()) { // a rename in progress may have hidden one
      addMissed(file);
    }
    file.seen(now);
  }

  /** Adds the rotated files that were never read, unless the name changes again in the meantime. */
  private void addMissed(FollowedFile file) throws IOException {
    List<FollowedFile> missed = new ArrayList<>();
    for (FollowedFile rotated : missed(Optional.of(file))) {
      if (file.offset() > 0 && rotated.continues(file)) { // a copy of it in the making
        rotated.close();
      } else {
        missed.add(rotated);
      }
    }
    Optional<FileStat> now = FileStat.of(path);
    if (file.isIntact() && now.filter(stat -> stat.id().equals(file.id())).isPresent()) {
      add(missed, file);
      file.settle();
    } else {
      for (FollowedFile rotated : missed) {
        rotated.close();
      }
    }
  }

  private void add(List<FollowedFile> missed, FollowedFile beforeThis) {
    missed.forEach(
        file -> notices.detail("a file that was " + path + " between two looks is read"));
    files.addBefore(beforeThis, missed);
  }

  /** Handles a truncation. Unread lines may be in a copy, as from logrotate's copytruncate. */
  private void truncated(FollowedFile file) throws IOException {
    List<FollowedFile> missed = new ArrayList<>();
    boolean copied = false;
    for (FollowedFile rotated : missed(Optional.of(file))) {
      if (!copied && rotated.continues(file)) {
        copied = true;
        missed.add(rotated.inPlaceOf(file));
      } else if (rotated.isEarlierCopyOf(file)) {
        unread.ignore(List.of(rotated));
      } else {
        missed.add(rotated);
      }
    }
    if (copied) {
      notices.detail(path + " was truncated; the copy of it is read on");
    } else {
      sayTruncated(file);
    }
    changedNanos = System.nanoTime();
    add(missed, file);
    file.restart();
  }

  private void sayTruncated(FollowedFile file) {
    notices.say(
        path
            + " was truncated"
            + (file.unread() > 0
                ? ": at least "
                    + Phrases.count(file.unread(), "byte")
                    + " after byte "
                    + file.offset()
                    + " are lost, and no copy of it is there"
                : " and is read from its start"));
  }

  private List<FollowedFile> missed(Optional<FollowedFile> current) throws IOException {
    return unread.find(current, id -> has(id) || elsewhere.test(id));
  }

  /** Delegates to {@link FollowedFiles#read}. */
  long read(long most, Consumer<FollowedLines> lines) throws IOException {
    return files.read(most, lines);
  }

  /** Delegates to {@link FollowedFiles#closeRotated}. */
  void closeRotated(Predicate<String> listed) throws IOException {
    files.closeRotated(listed, unread::passed);
  }

  /** Delegates to {@link FollowedFiles#behind}. */
  boolean behind() throws IOException {
    return files.behind();
  }

  /** Writes how far the files have been read, for {@link #resume}. */
  void putInto(ObjectNode json) {
    json.put("path", path.toString());
    unread.putInto(json);
    files.putInto(json.putArray("files"));
  }

  /** Resumes from what {@link #putInto} wrote. */
  void resume(JsonNode json) throws IOException {
    unread.resume(json);
    ResumedFiles found = new ResumedFiles(path, notices);
    for (JsonNode place : json.get("files")) {
      found.find(place).ifPresent(files::add);
    }
  }

  void close() throws IOException {
    files.close();
  }
}
