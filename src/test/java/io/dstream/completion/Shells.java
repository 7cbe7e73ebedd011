package io.dstream.completion;

import io.dstream.testing.Installed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs real shells without any configuration of the user's. */
final class Shells {
  private Shells() {}

  /** Skips the test where the shell is not installed. */
  static void require(String shell) {
    Installed.require(shell, "the completion script of " + shell, "apt-get install " + shell);
  }

  /**
   * What {@code shell} prints when it runs {@code script} with {@code arguments}, stderr included.
   */
  static String run(List<String> shell, String script, List<String> arguments)
      throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory("dstream-completion");
    Path file = Files.writeString(directory.resolve("driver"), script);
    try {
      List<String> command = new ArrayList<>(shell);
      command.add(file.toString());
      command.addAll(arguments);
      Path out = directory.resolve("out");
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile());
      builder.environment().put("HOME", directory.toString());
      builder.environment().put("TERM", "dumb");
      Process process = builder.start();
      process.getOutputStream().close();
      if (!process.waitFor(10, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new IllegalStateException(shell + " hangs after: " + Files.readString(out));
      }
      return Files.readString(out);
    } finally {
      deleteAll(directory);
    }
  }

  private static void deleteAll(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(file);
      }
    }
  }
}
