package io.dstream.agent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dstream.spec.DstreamException;
import io.dstream.spec.FileErrors;
import io.dstream.spec.IoErrors;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A file that stores how far an agent has delivered its files. On disk it is always one complete
 * state. While it is open, no other agent can use it.
 */
final class PositionsFile implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String OPTION = "--positions";

  private final Path file;
  private final String files;
  private final FileChannel lock;
  private Optional<JsonNode> kept;

  private PositionsFile(Path file, String files, FileChannel lock, Optional<JsonNode> kept) {
    this.file = file;
    this.files = files;
    this.lock = lock;
    this.kept = kept;
  }

  /**
   * Opens a file. Creates its directory if it is missing.
   *
   * @param files the followed files; positions of other files are rejected
   * @throws DstreamException usage error, if the file cannot be read or written or is of something
   *     else; exit status 1 if another agent uses it
   */
  static PositionsFile open(Path file, String files) {
    Path absolute = file.toAbsolutePath();
    try {
      Files.createDirectories(absolute.getParent());
      Path lockFile = absolute.resolveSibling(absolute.getFileName() + ".lock");
      FileChannel lock =
          FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      try {
        if (lock.tryLock() == null) {
          throw inUse(file);
        }
        return new PositionsFile(absolute, files, lock, read(absolute, files));
      } catch (OverlappingFileLockException e) {
        lock.close();
        throw inUse(file);
      } catch (IOException | RuntimeException e) {
        lock.close();
        throw e;
      }
    } catch (IOException e) {
      throw FileErrors.unwritable(OPTION, file, IoErrors.reason(e));
    }
  }

  private static DstreamException inUse(Path file) {
    return DstreamException.failed(
        OPTION + " " + file + " is in use by another dstream tail",
        "end that one, or name another file",
        null);
  }

  private static Optional<JsonNode> read(Path file, String files) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    JsonNode content;
    try {
      content = JSON.readTree(Files.readAllBytes(file));
    } catch (JsonProcessingException e) {
      throw FileErrors.unreadableFile(OPTION, file, "it is not what dstream tail writes");
    }
    if (!content.path("position").isObject()) {
      throw FileErrors.unreadableFile(OPTION, file, "it is not what dstream tail writes");
    }
    String others = content.path("files").asText();
    if (!others.equals(files)) {
      throw DstreamException.usage(
          OPTION + " " + file + " are those of " + others + ", not of " + files,
          "name another file, or remove this one to begin anew");
    }
    return Optional.of(content.get("position"));
  }

  /** Returns the last stored position, also one that an earlier agent stored. */
  Optional<JsonNode> kept() {
    return kept;
  }

  /**
   * Replaces the stored position.
   *
   * @throws DstreamException exit status 1, if it cannot be written
   */
  void keep(JsonNode position) {
    if (kept.filter(position::equals).isPresent()) {
      return;
    }
    ObjectNode content = JSON.createObjectNode().put("files", files);
    content.set("position", position);
    Path hidden = file.resolveSibling("." + file.getFileName() + ".new");
    try {
      try (FileChannel out =
          FileChannel.open(
              hidden,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        ByteBuffer bytes = ByteBuffer.wrap(JSON.writeValueAsBytes(content));
        while (bytes.hasRemaining()) {
          out.write(bytes);
        }
        out.force(true);
      }
      Files.move(hidden, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw DstreamException.failed(
          OPTION + " " + file + " cannot be written: " + IoErrors.reason(e), e);
    }
    kept = Optional.of(position);
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw DstreamException.failed(
          OPTION + " " + file + " cannot be closed: " + IoErrors.reason(e), e);
    }
  }
}
