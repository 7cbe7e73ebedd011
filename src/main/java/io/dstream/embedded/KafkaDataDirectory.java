package io.dstream.embedded;

import io.dstream.control.TemporaryDirectory;
import io.dstream.spec.DstreamException;
import io.dstream.spec.FileErrors;
import io.dstream.spec.IoErrors;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * The directory of an embedded broker, formatted for KRaft and locked against a second broker,
 * which would corrupt the first one's metadata before it noticed. A temporary directory is deleted
 * when closed; a directory that the user named stays.
 */
final class KafkaDataDirectory implements AutoCloseable {
  /** The file that {@link Formatter} leaves in a directory it has formatted. */
  private static final String MARK = "meta.properties";

  private static final String LOCK = ".dstream.lock";

  private final Path path;
  private final boolean temporary;
  private final FileChannel lock;

  private KafkaDataDirectory(Path path, boolean temporary) throws IOException {
    this.path = path.toAbsolutePath();
    this.temporary = temporary;
    this.lock = lock(path);
  }

  /**
   * Opens the directory, and formats it if it is new.
   *
   * @param named the user's directory; without one a temporary directory is created
   * @throws DstreamException wrong usage, when the directory contains anything that is not Kafka's;
   *     exit status 1 when it cannot be written or another broker uses it
   */
  static KafkaDataDirectory open(Optional<Path> named, int nodeId, String controllerListener) {
    try {
      Path path =
          named.isPresent()
              ? prepare(named.get())
              : Files.createTempDirectory(TemporaryDirectory.path(), "dstream-");
      KafkaDataDirectory directory = new KafkaDataDirectory(path, named.isEmpty());
      if (!Files.exists(path.resolve(MARK))) {
        directory.format(nodeId, controllerListener);
      }
      return directory;
    } catch (IOException e) {
      String what = named.map(path -> "--dir: " + path).orElse("no temporary directory");
      throw DstreamException.failed(what + ": " + IoErrors.reason(e), e);
    }
  }

  Path path() {
    return path;
  }

  private static Path prepare(Path named) throws IOException {
    if (Files.exists(named) && !Files.isDirectory(named)) {
      throw FileErrors.notDirectory("--dir", named);
    }
    Files.createDirectories(named);
    try (Stream<Path> entries = Files.list(named)) {
      boolean empty = entries.allMatch(entry -> entry.endsWith(LOCK));
      if (!empty && !Files.exists(named.resolve(MARK))) {
        throw DstreamException.usage(
            "--dir: " + named + " holds other files than Kafka's",
            "name an empty directory, one that does not exist yet, or one of an earlier run");
      }
    }
    return named;
  }

  private static FileChannel lock(Path directory) throws IOException {
    FileChannel channel =
        FileChannel.open(
            directory.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      lock = null;
    }
    if (lock == null) {
      channel.close();
      throw new IOException("another broker is using it");
    }
    return channel;
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

  /** Unlocks the directory, and deletes it when it is temporary. */
  @Override
  public void close() {
    try {
      lock.close();
      if (temporary) {
        Files.walkFileTree(path, new Deletion());
      }
    } catch (NoSuchFileException e) {
      // The directory was already deleted, which is fine.
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
