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
 * Follows growing files by name, as {@code tail -F} does, across rotation by rename and by
 * truncation, and returns each whole line once. A file is identified by its device and inode, and
 * by a checksum of the last bytes that were read ({@link Mark}), so that it is found again after a
 * restart. Files that appear later are read from their start. Each followed file is kept open.
 * Thread-safe.
 */
public final class FileFollower implements Closeable {
  /** The time by which file timestamps may lag behind the clock. */
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
   * Begins at the end of the existing files.
   *
   * @param existing whether to begin at their start instead
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

  /** Reports patterns without a file, because a mistyped name never appears. */
  private void sayMissing() throws IOException {
    for (FilePattern pattern : patterns) {
      if (pattern.matches().stream().noneMatch(Files::exists)) {
        notices.say("there is no file " + pattern + " yet: it is waited for");
      }
    }
  }

  /** Resumes from another follower, whose {@link #position} was {@code position}. */
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

  /** Returns how far the files have been read, for {@link #resume}. */
  public synchronized JsonNode position() {
    ObjectNode position = JsonNodeFactory.instance.objectNode();
    position.put("since", since);
    ArrayNode all = position.putArray("names");
    names.values().forEach(name -> name.putInto(all.addObject()));
    return position;
  }

  /**
   * Reads the available whole lines.
   *
   * @param most the number of bytes after which reading stops; the files take turns
   * @param lines receives the lines; the files of one name follow one another, each with its lines
   *     in order
   * @return the number of bytes read
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
    do { // names share what others leave unused
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
          trouble(path, e); // an open file is still read
        }
      }
    }
    return there;
  }

  /** An action on a file. */
  private interface FileAction {
    void run() throws IOException;
  }

  /** Runs the action. If access is denied, reports it once; the next poll tries again. */
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

  /** Returns whether the last poll left whole lines unread because it had read enough. */
  public synchronized boolean behind() {
    return behind;
  }

  /** Returns the names under which files are followed now. */
  public synchronized List<String> following() {
    return names.values().stream()
        .filter(name -> !name.isEmpty())
        .map(name -> name.path().toString())
        .toList();
  }

  /**
   * Reads lines again, also from a file that was renamed or copied in the meantime.
   *
   * @return false if the lines no longer exist
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

  /** Returns the patterns, separated by commas, as text for people and for the checkpoint. */
  public static String text(List<FilePattern> patterns) {
    return String.join(", ", patterns.stream().map(FilePattern::text).sorted().toList());
  }

  /** Parses these words as patterns, without duplicates. */
  public static List<FilePattern> patterns(String option, Stream<String> words) {
    return words.map(word -> FilePattern.of(option, word)).distinct().toList();
  }
}
