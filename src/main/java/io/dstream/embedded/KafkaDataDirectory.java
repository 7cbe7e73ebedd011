package io.dstream.embedded;

import io.dstream.spec.DstreamException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * The directory an embedded broker writes to, formatted for KRaft. A temporary one is deleted when
 * closed; one that the user named stays.
 */
final class KafkaDataDirectory implements AutoCloseable {
  /** The file that {@link Formatter} leaves in a directory it has formatted. */
  private static final String MARK = "meta.properties";

  private final Path path;
  private final boolean temporary;

  private KafkaDataDirectory(Path path, boolean temporary) {
    this.path = path;
    this.temporary = temporary;
  }

  /**
   * Opens and, where it is new, formats the directory.
   *
   * @param named the user's directory; without one a temporary directory is made
   * @throws DstreamException wrong usage, when the directory holds something that is not Kafka's;
   *     exit status 1 when it cannot be written
   */
  static KafkaDataDirectory open(Optional<Path> named, int nodeId, String controllerListener) {
    KafkaDataDirectory directory = null;
    try {
      Path path = named.isPresent() ? prepare(named.get()) : Files.createTempDirectory("dstream-");
      directory = new KafkaDataDirectory(path.toAbsolutePath(), named.isEmpty());
      if (!Files.exists(path.resolve(MARK))) {
        directory.format(nodeId, controllerListener);
      }
      return directory;
    } catch (IOException e) {
      if (directory != null) {
        directory.close();
      }
      String what = named.map(path -> "--dir: cannot use " + path).orElse("no temporary directory");
      throw DstreamException.failed(what + ": " + e.getMessage(), e);
    }
  }

  Path path() {
    return path;
  }

  private static Path prepare(Path named) throws IOException {
    if (Files.exists(named) && !Files.isDirectory(named)) {
      throw DstreamException.usage("--dir: " + named + " is no directory");
    }
    Files.createDirectories(named);
    try (Stream<Path> entries = Files.list(named)) {
      if (entries.findAny().isPresent() && !Files.exists(named.resolve(MARK))) {
        throw DstreamException.usage(
            "--dir: " + named + " holds other files than Kafka's",
            "name an empty directory, one that does not exist yet, or one of an earlier run");
      }
    }
    return named;
  }

  private void format(int nodeId, String controllerListener) throws IOException {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    try {
      new Formatter()
          .setPrintStream(nowhere)
          .setClusterId(Uuid.randomUuid().toString())
          .setNodeId(nodeId)
          .setControllerListenerName(controllerListener)
          .setMetadataLogDirectory(path.toString())
          .addDirectory(path.toString())
          .run();
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /** Deletes the directory when it is temporary. */
  @Override
  public void close() {
    if (!temporary) {
      return;
    }
    try {
      Files.walkFileTree(path, new Deletion());
    } catch (NoSuchFileException e) {
      // Somebody else deleted it: as it should be.
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + path, e);
    }
  }

  private static final class Deletion extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, IOException e) throws IOException {
      if (e != null) {
        throw e;
      }
      Files.deleteIfExists(directory);
      return FileVisitResult.CONTINUE;
    }
  }
}
