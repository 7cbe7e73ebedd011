package io.dstream.follow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dstream.control.Notices;
import io.dstream.spec.IoErrors;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Follows growing files by name, as {@code tail -F} does, over rotation by rename and by truncate,
 * and gives whole lines once. A file is known by its device and inode, and by a checksum of what
 * was read last ({@link Mark}), so that it is found again after a restart. Files that appear later
 * are read from their start. Each followed file is kept open. Thread-safe.
 */
public final class FileFollower implements Closeable {
  /** By so much the times of files may be behind the clock. */
  private static final long TICK_MILLIS = 20;

  private final List<FilePattern> patterns;
  private final Notices notices;
  private final TreeMap<Path, FollowedName> names = new TreeMap<>();
  private final Set<Path> troubles = new HashSet<>();
  private final Set<String> listed = new HashSet<>();
  private final long since;
  private int turn;
  private boolean behind;

  private FileFollower(List<FilePattern> patterns, long since, Notices notices) {
    this.patterns = List.copyOf(patterns);
    this.since = since;
    this.notices = notices;
  }

  /**
   * Begins at the end of the files that are there.
   *
   * @param existing or at their start
   */
  public static FileFollower begin(List<FilePattern> patterns, boolean existing, Notices notices)
      throws IOException {
    long now = TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis() - TICK_MILLIS);
    FileFollower follower = new FileFollower(patterns, now, notices);
    for (Path path : follower.list().keySet()) {
      FollowedName name = follower.name(path);
      follower.names.put(path, name);
      follower.ifReadable(path, () -> name.begin(existing));
    }
    follower.sayMissing();
    return follower;
  }

  /** A name that was mistyped is never there. */
  private void sayMissing() throws IOException {
    for (FilePattern pattern : patterns) {
      if (pattern.matches().stream().noneMatch(Files::exists)) {
        notices.say("there is no file " + pattern + " yet: it is waited for");
      }
    }
  }

  /** Takes up where another one stood, of which {@code position} is the {@link #position}. */
  public static FileFollower resume(List<FilePattern> patterns, JsonNode position, Notices notices)
      throws IOException {
    FileFollower follower = new FileFollower(patterns, position.get("since").longValue(), notices);
    for (JsonNode json : position.get("names")) {
      Path path = Path.of(json.get("path").textValue());
      FollowedName name = follower.name(path);
      name.resume(json);
      follower.names.put(path, name);
    }
    return follower;
  }

  private FollowedName name(Path path) {
    return new FollowedName(path, since, id -> isElsewhere(path, id), notices);
  }

  private boolean isElsewhere(Path path, String id) {
    return names.values().stream().anyMatch(name -> !name.path().equals(path) && name.has(id));
  }

  /** All that was given so far, for {@link #resume}. */
  public synchronized JsonNode position() {
    ObjectNode position = JsonNodeFactory.instance.objectNode();
    position.put("since", since);
    ArrayNode all = position.putArray("names");
    names.values().forEach(name -> name.putInto(all.addObject()));
    return position;
  }

  /**
   * Reads the whole lines that are there.
   *
   * @param most bytes after which no more are read; the files take turns
   * @param lines takes them: those that had one name after the other, each file's in their order
   * @return how many bytes were read
   */
  public synchronized long poll(long most, Consumer<FollowedLines> lines) throws IOException {
    Map<Path, Optional<FileStat>> there = list();
    listed.clear();
    there.values().forEach(file -> file.ifPresent(stat -> listed.add(stat.id())));
    there.keySet().forEach(path -> names.computeIfAbsent(path, this::name));
    for (FollowedName name : List.copyOf(names.values())) {
      Optional<FileStat> file = there.getOrDefault(name.path(), Optional.empty());
      if (there.containsKey(name.path()) || !troubles.contains(name.path())) {
        ifReadable(name.path(), () -> name.look(file));
      }
    }
    long read = read(most, lines);
    behind = false;
    for (FollowedName name : List.copyOf(names.values())) {
      name.closeRotated(listed::contains);
      behind |= read >= most && name.behind();
      if (name.isEmpty() && !there.containsKey(name.path()) && name.isForgettable()) {
        names.remove(name.path());
      }
    }
    return read;
  }

  private long read(long most, Consumer<FollowedLines> lines) throws IOException {
    List<FollowedName> inTurn = new ArrayList<>(names.values());
    if (inTurn.isEmpty()) {
      return 0;
    }
    Collections.rotate(inTurn, -(turn++ % inTurn.size()));
    long read = 0;
    long before;
    do { // what one does not need the others may have
      before = read;
      for (int i = 0; i < inTurn.size() && read < most; i++) {
        long share = Math.max(1, (most - read) / (inTurn.size() - i));
        read += inTurn.get(i).read(share, lines);
      }
    } while (read > before && read < most);
    return read;
  }

  private Map<Path, Optional<FileStat>> list() throws IOException {
    Map<Path, Optional<FileStat>> there = new TreeMap<>();
    for (FilePattern pattern : patterns) {
      for (Path path : pattern.matches()) {
        try {
          there.put(path, FileStat.of(path).filter(FileStat::regular));
        } catch (AccessDeniedException e) {
          trouble(path, e); // what is open is read on
        }
      }
    }
    return there;
  }

  /** Something done with a file. */
  private interface FileAction {
    void run() throws IOException;
  }

  /** A file that may not be read is waited for. */
  private void ifReadable(Path path, FileAction action) throws IOException {
    try {
      action.run();
      if (troubles.remove(path)) {
        notices.say(path + " can be read again");
      }
    } catch (AccessDeniedException e) {
      trouble(path, e);
    }
  }

  private void trouble(Path path, AccessDeniedException e) {
    if (troubles.add(path)) {
      notices.say(path + " cannot be read: " + IoErrors.reason(e) + "; waiting until it can be");
    }
  }

  /** Whether the last poll left whole lines unread, since it had read enough. */
  public synchronized boolean behind() {
    return behind;
  }

  /** The names of the files that are there now. */
  public synchronized List<String> following() {
    return names.values().stream()
        .filter(name -> !name.isEmpty())
        .map(name -> name.path().toString())
        .toList();
  }

  /**
   * Reads lines once more, also from a file that was renamed or copied meanwhile.
   *
   * @return false when they are not there any more
   */
  public synchronized boolean readAgain(FileRange range, Consumer<FollowedLines> lines)
      throws IOException {
    Optional<FileChannel> open =
        names.values().stream().flatMap(name -> name.channel(range.id()).stream()).findFirst();
    if (open.isPresent() && Mark.isAt(open.get(), range.to(), range.mark())) {
      RangeReader.read(open.get(), range, lines);
      return true;
    }
    return RangeReader.find(range, lines);
  }

  @Override
  public synchronized void close() throws IOException {
    for (FollowedName name : names.values()) {
      name.close();
    }
  }

  /** The patterns with commas, as a text for people and for the checkpoint. */
  public static String text(List<FilePattern> patterns) {
    return String.join(", ", patterns.stream().map(FilePattern::text).sorted().toList());
  }

  /** The patterns of these words, each once. */
  public static List<FilePattern> patterns(String option, Stream<String> words) {
    return words.map(word -> FilePattern.of(option, word)).distinct().toList();
  }
}
