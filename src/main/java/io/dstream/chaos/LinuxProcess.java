package io.dstream.chaos;

import io.dstream.spec.DstreamException;
import io.dstream.spec.IoErrors;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Inspects and restarts processes that this program did not start, using proc(5). */
final class LinuxProcess {
  private LinuxProcess() {}

  /**
   * Returns the command-line arguments; empty when the process has ended or belongs to another
   * user.
   */
  static List<String> arguments(ProcessHandle process) {
    try {
      return words(process, "cmdline");
    } catch (IOException e) {
      return List.of();
    }
  }

  private static List<String> words(ProcessHandle process, String file) throws IOException {
    byte[] bytes = Files.readAllBytes(of(process, file));
    return Arrays.asList(new String(bytes, StandardCharsets.UTF_8).split("\0", 0));
  }

  private static Path of(ProcessHandle process, String file) {
    return Path.of("/proc", String.valueOf(process.pid()), file);
  }

  /**
   * Returns a builder that restarts the process with the same command, directory and environment.
   */
  static ProcessBuilder again(ProcessHandle process, Path log) {
    try {
      ProcessBuilder again = new ProcessBuilder(words(process, "cmdline"));
      again.directory(of(process, "cwd").toRealPath().toFile());
      again.redirectErrorStream(true).redirectOutput(Redirect.appendTo(log.toFile()));
      again.environment().clear();
      for (String word : words(process, "environ")) {
        String[] variable = word.split("=", 2);
        if (variable.length == 2) {
          again.environment().put(variable[0], variable[1]);
        }
      }
      return again;
    } catch (IOException e) {
      throw DstreamException.failed(
          "process " + process.pid() + " cannot be looked at: " + IoErrors.reason(e), e);
    }
  }

  /** Starts a process that outlives this one. */
  static void start(ProcessBuilder builder) {
    try {
      builder.start();
    } catch (IOException e) {
      throw DstreamException.failed("cannot start it again: " + IoErrors.reason(e), e);
    }
  }
}
