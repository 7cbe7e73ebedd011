package io.dstream.bench;

import io.dstream.control.StopRequest;
import io.dstream.control.TemporaryDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.io.FileUtils;

/**
 * The environment of one trial: a directory that is deleted afterwards, and processes that are
 * killed when a stop is requested.
 */
final class Workspace implements AutoCloseable {
  private final Path directory;
  private final String heap;
  private final StopRequest stop;

  private Workspace(Path directory, String heap, StopRequest stop) {
    this.directory = directory;
    this.heap = heap;
    this.stop = stop;
  }

  /** Creates a workspace for trials with this heap, in the format of {@code -Xmx}. */
  static Workspace create(String heap, StopRequest stop) throws IOException {
    return new Workspace(
        Files.createTempDirectory(TemporaryDirectory.path(), "dstream-bench-"), heap, stop);
  }

  /** The heap of its trials, in the format of {@code -Xmx}. */
  String heap() {
    return heap;
  }

  /** The directory of the trial, initially empty. */
  Path directory() {
    return directory;
  }

  /** Starts a process that has nothing to lose. It is killed when a stop is requested. */
  Process start(ProcessBuilder builder) throws IOException {
    Process process = builder.start();
    stop.onRequest(process::destroyForcibly);
    return process;
  }

  /** Runs {@code listener} when a stop is requested. */
  void onStop(Runnable listener) {
    stop.onRequest(listener);
  }

  @Override
  public void close() {
    FileUtils.deleteQuietly(directory.toFile());
  }
}
