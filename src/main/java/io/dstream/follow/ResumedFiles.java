package io.dstream.follow;

import com.fasterxml.jackson.databind.JsonNode;
import io.dstream.control.Notices;
import io.dstream.follow.RotatedFiles.Rotated;
import io.dstream.spec.Phrases;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the files that another run followed, and reports which are gone. */
final class ResumedFiles {
  private static final int ATTEMPTS = 3;

  private final Path path;
  private final Notices notices;

  /** Creates a finder of files that were followed under the name {@code path}. */
  ResumedFiles(Path path, Notices notices) {
    this.path = path;
    this.notices = notices;
  }

  /**
   * Returns the file that {@code place} describes, under any name in its directory, or a copy of
   * it.
   */
  Optional<FollowedFile> find(JsonNode place) throws IOException {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) { // a rename may be in progress
      Optional<FollowedFile> file = open(place);
      if (file.isPresent()) {
        return file;
      }
    }
    if (!place.get("current").booleanValue() && unread(place) <= 0) {
      notices.detail("a file that was " + path + " and was read to its end is gone");
      return Optional.empty();
    }
    Optional<FollowedFile> copy = copy(place);
    if (copy.isPresent()) {
      copy.get().resume(place).setCurrent(false);
    } else {
      gone(place);
    }
    return copy;
  }

  private Optional<FollowedFile> open(JsonNode place) throws IOException {
    String id = place.get("id").textValue();
    Optional<Path> now = RotatedFiles.find(path, id);
    if (now.isEmpty()) {
      return Optional.empty();
    }
    Optional<FollowedFile> file = FollowedFile.open(now.get(), path.toString());
    if (file.filter(open -> open.id().equals(id)).isPresent()) {
      file.get().resume(place).setCurrent(now.get().equals(path));
      if (file.get().current() || file.get().isIntact()) { // else the inode was reused
        return file;
      }
    }
    if (file.isPresent()) {
      file.get().close();
    }
    return Optional.empty();
  }

  private Optional<FollowedFile> copy(JsonNode place) throws IOException {
    long at = place.get("at").longValue();
    if (at == 0) {
      return Optional.empty();
    }
    for (Rotated rotated : RotatedFiles.of(path)) {
      Optional<FollowedFile> copy = FollowedFile.open(rotated.path(), path.toString());
      if (copy.isPresent()) {
        if (Mark.isAt(copy.get().channel(), at, place.get("mark").textValue())) {
          return copy;
        }
        copy.get().close();
      }
    }
    return Optional.empty();
  }

  private static long unread(JsonNode place) {
    return place.get("size").longValue() - place.get("at").longValue();
  }

  private void gone(JsonNode place) {
    long at = place.get("at").longValue();
    long unread = unread(place);
    notices.say(
        "a file that was "
            + path
            + " was read up to byte "
            + at
            + " and is gone: what was written to it after that"
            + (unread > 0 ? ", " + Phrases.count(unread, "byte") + " or more," : ", if anything,")
            + " is lost, and so are files that bore the name later and are gone");
  }
}
