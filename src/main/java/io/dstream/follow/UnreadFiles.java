package io.dstream.follow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dstream.follow.RotatedFiles.Rotated;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Finds the unread rotated files of a name. A log may be rotated more than once between two checks,
 * or while nothing follows it. A file that {@link RotatedFiles} finds and that was written to since
 * {@code floor} is unread, unless its id is known.
 */
final class UnreadFiles {
  private final Path path;
  private final Map<String, Passed> ignored = new HashMap<>(); // by id, which may be reused
  private long floor;

  /**
   * @param floor the time, in nanoseconds since the epoch; files last written before it are ignored
   */
  UnreadFiles(Path path, long floor) {
    this.path = path;
    this.floor = floor;
  }

  /** The state of a file when it was skipped. */
  private record Passed(long size, String mark) {
    static Passed of(FollowedFile file) throws IOException {
      long size = file.channel().size();
      return new Passed(size, Mark.of(Mark.before(file.channel(), size)));
    }

    boolean isStill(FollowedFile file) throws IOException {
      return size == 0 ? file.channel().size() == 0 : Mark.isAt(file.channel(), size, mark);
    }
  }

  /** Skips the files that exist now. */
  void ignoreAll() throws IOException {
    for (Rotated rotated : RotatedFiles.of(path)) {
      Optional<FollowedFile> file = FollowedFile.open(rotated.path(), path.toString());
      if (file.isPresent()) {
        ignore(List.of(file.get()));
      }
    }
  }

  /** Closes copies of files that were read, and skips them from now on. */
  void ignore(List<FollowedFile> copies) throws IOException {
    for (FollowedFile copy : copies) {
      ignored.put(copy.id(), Passed.of(copy));
      copy.close();
    }
  }

  /** Records that a file last written at {@code modified} is read. Nothing before it is missing. */
  void passed(long modified) {
    floor = Math.max(floor, modified + 1);
  }

  /**
   * Opens the unread files, in order, without copies of what {@code current} contains now.
   *
   * @param known whether a file with this id is followed
   */
  List<FollowedFile> find(Optional<FollowedFile> current, Predicate<String> known)
      throws IOException {
    List<FollowedFile> unread = new ArrayList<>();
    List<Rotated> all = RotatedFiles.of(path);
    ignored.keySet().retainAll(all.stream().map(rotated -> rotated.stat().id()).toList());
    for (Rotated rotated : all) {
      String id = rotated.stat().id();
      boolean candidate =
          rotated.stat().modified() >= floor
              && current.filter(file -> file.id().equals(id)).isEmpty()
              && !known.test(id);
      Optional<FollowedFile> file =
          candidate
              ? FollowedFile.open(rotated.path(), path.toString())
              : Optional.<FollowedFile>empty();
      if (file.isPresent()) {
        // During a rename it may be another file, which the next check finds.
        if (file.get().id().equals(id) && isUnread(file.get(), current)) {
          file.get().setCurrent(false);
          unread.add(file.get());
        } else {
          file.get().close();
        }
      }
    }
    return unread;
  }

  private boolean isUnread(FollowedFile file, Optional<FollowedFile> current) throws IOException {
    Passed passed = ignored.get(file.id());
    return (passed == null || !passed.isStill(file))
        && (current.isEmpty() || !file.isPartOf(current.get()));
  }

  void putInto(ObjectNode json) {
    ArrayNode all = json.put("floor", floor).putArray("ignored");
    ignored.forEach(
        (id, passed) ->
            all.addObject().put("id", id).put("size", passed.size()).put("mark", passed.mark()));
  }

  void resume(JsonNode json) {
    floor = json.get("floor").longValue();
    json.get("ignored")
        .forEach(
            file ->
                ignored.put(
                    file.get("id").textValue(),
                    new Passed(file.get("size").longValue(), file.get("mark").textValue())));
  }
}
