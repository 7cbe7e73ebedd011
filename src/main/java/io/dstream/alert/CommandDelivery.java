package io.dstream.alert;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dstream.control.TemporaryDirectory;
import io.dstream.spec.Durations;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Runs a shell command. Its stdin is the change as JSON; the environment contains name, state and
 * time.
 */
record CommandDelivery(String command) implements Delivery {
  private static final Duration LONGEST = Duration.ofMinutes(1);

  /** The number of bytes of the command's output that are reported. */
  private static final int SAID_BYTES = 2_000;

  @Override
  public String name() {
    return "--alert-exec";
  }

  @Override
  public String deliver(AlertChange change) throws IOException, InterruptedException {
    Path stdin = Files.createTempFile(TemporaryDirectory.path(), "alert", ".json");
    Path said = Files.createTempFile(TemporaryDirectory.path(), "alert", ".txt");
    try {
      Files.writeString(stdin, AlertJson.of(change) + "\n");
      ProcessBuilder shell = new ProcessBuilder("sh", "-c", command);
      shell.environment().putAll(change.environment());
      shell.redirectErrorStream(true).redirectInput(stdin.toFile()).redirectOutput(said.toFile());
      await(shell.start(), said);
      return beginning(said);
    } finally {
      Files.delete(stdin);
      Files.delete(said);
    }
  }

  private static void await(Process process, Path said) throws IOException, InterruptedException {
    try {
      if (!process.waitFor(LONGEST.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IOException("it was not done after " + Durations.format(LONGEST));
      }
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    if (process.exitValue() != 0) {
      String last = beginning(said).lines().reduce("", (before, line) -> line);
      throw new IOException(
          "it ended with " + process.exitValue() + (last.isEmpty() ? "" : ", " + last));
    }
  }

  private static String beginning(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(SAID_BYTES), UTF_8).strip();
    }
  }
}
