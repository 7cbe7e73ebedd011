package io.dstream.alert;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dstream.control.TemporaryDirectory;
import io.dstream.spec.Durations;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Runs a command of the shell: the change is on its stdin as JSON, and its name, state and time are
 * in the environment.
 */
record CommandDelivery(String command) implements Delivery {
  private static final Duration LONGEST = Duration.ofMinutes(1);

  /** Of what it says so much is said again. */
  private static final int SAID_BYTES = 2_000;

  @Override
  public String name() {
    return "--alert-exec";
  }

  @Override
  public String deliver(AlertChange change) throws IOException, InterruptedException {
    Path said = Files.createTempFile(TemporaryDirectory.path(), "alert", ".txt");
    try {
      ProcessBuilder shell = new ProcessBuilder("sh", "-c", command);
      shell.environment().putAll(change.environment());
      Process process = shell.redirectErrorStream(true).redirectOutput(said.toFile()).start();
      give(process, AlertJson.of(change) + "\n");
      if (!process.waitFor(LONGEST.toMillis(), TimeUnit.MILLISECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        throw new IOException("it was not done after " + Durations.format(LONGEST));
      }
      if (process.exitValue() != 0) {
        String why = beginning(said);
        throw new IOException(
            "exit status " + process.exitValue() + (why.isEmpty() ? "" : ": " + why));
      }
      return beginning(said);
    } finally {
      Files.delete(said);
    }
  }

  /** A command need not read. */
  private static void give(Process process, String text) throws IOException {
    try (OutputStream in = process.getOutputStream()) {
      in.write(text.getBytes(UTF_8));
    } catch (IOException e) {
      if (!"Broken pipe".equals(e.getMessage())) {
        throw e;
      }
    }
  }

  private static String beginning(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(SAID_BYTES), UTF_8).strip();
    }
  }
}
