package io.dstream.bench;

import io.dstream.control.OwnProgram;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.List;

/** This program's word count over a socket, in a separate process as a user starts it. */
final class SocketStream implements AutoCloseable {
  private final Process process;

  private SocketStream(Process process) {
    this.process = process;
  }

  /** Starts the word count, and returns when it reads what {@code feed} sends. */
  static SocketStream start(LineFeed feed, Workspace workspace, String... options)
      throws IOException {
    List<String> command = new ArrayList<>(OwnProgram.command(workspace.directory(), List.of()));
    command.addAll(List.of(OwnProgram.NO_CONFIG, "wordcount", "-q"));
    command.addAll(List.of("--source", "socket", "--port", "" + feed.port()));
    command.addAll(List.of(options));
    SocketStream stream =
        new SocketStream(
            workspace.start(
                new ProcessBuilder(command)
                    .redirectError(
                        Redirect.appendTo(workspace.directory().resolve("errors.log").toFile()))));
    feed.awaitClient();
    return stream;
  }

  /** Fails when the process has ended. */
  void requireRunning() throws IOException {
    if (!process.isAlive()) {
      throw new IOException("dstream ended before its time");
    }
  }

  Process process() {
    return process;
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }
}
