package io.dstream.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the operating system tells of processes. */
final class Processes {
  private Processes() {}

  /** The words of its command line, by proc(5): the shortened one of ProcessHandle will not do. */
  static List<String> arguments(ProcessHandle process) {
    try {
      String line = Files.readString(Path.of("/proc", "" + process.pid(), "cmdline"));
      return List.of(line.split("\0", 0));
    } catch (IOException e) {
      return List.of();
    }
  }
}
