package io.dstream.hadoop;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** An operating system lock on a file, which is released when the program ends. */
final class LocalLock implements DirectoryLock {
  /**
   * The files that this process has open. A file must not be opened twice: according to fcntl(2), a
   * process that closes any descriptor of a file releases all its locks on that file.
   */
  private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

  private final Path path;
  private final FileChannel file;

  private LocalLock(Path path, FileChannel file) {
    this.path = path;
    this.file = file;
  }

  static LocalLock take(String named, Path directory) throws IOException {
    Files.createDirectories(directory);
    Path path = directory.toRealPath().resolve(NAME);
    if (!OPEN.add(path)) {
      throw DirectoryLock.inUse(named, LockOwner.self().toString());
    }
    LocalLock lock = open(path, StandardOpenOption.CREATE);
    try {
      if (lock.file.tryLock() == null) {
        throw DirectoryLock.inUse(named, lock.read());
      }
      lock.file.truncate(0);
      lock.file.write(ByteBuffer.wrap(LockOwner.self().line().getBytes(StandardCharsets.UTF_8)), 0);
      return lock;
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  static Optional<String> owner(Path directory) throws IOException {
    if (!Files.exists(directory.resolve(NAME))) {
      return Optional.empty();
    }
    Path path = directory.toRealPath().resolve(NAME);
    if (!OPEN.add(path)) {
      return Optional.of(LockOwner.self().toString());
    }
    try (LocalLock lock = open(path)) {
      return lock.file.tryLock() == null ? Optional.of(lock.read()) : Optional.empty();
    }
  }

  /** Opens a file that is in {@link #OPEN}. */
  private static LocalLock open(Path path, StandardOpenOption... options) throws IOException {
    try {
      Set<StandardOpenOption> all = new HashSet<>(Set.of(options));
      all.addAll(Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE));
      return new LocalLock(path, FileChannel.open(path, all));
    } catch (IOException e) {
      OPEN.remove(path);
      throw e;
    }
  }

  /** Describes the owner that has written its name. */
  private String read() throws IOException {
    ByteBuffer content = ByteBuffer.allocate(LockOwner.LONGEST_LINE);
    file.read(content, 0);
    String line = new String(content.array(), 0, content.position(), StandardCharsets.UTF_8);
    return LockOwner.parse(line).map(LockOwner::toString).orElse("another process");
  }

  @Override
  public void close() throws IOException {
    try {
      file.close();
    } finally {
      OPEN.remove(path);
    }
  }
}
