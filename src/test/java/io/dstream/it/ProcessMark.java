package io.dstream.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** A variable in the environment by which processes, and all that they start, are known again. */
final class ProcessMark {
  static final String NAME = "DSTREAM_TEST_MARK";
  private static final Path PROCESSES = Path.of("/proc");

  private final String value = UUID.randomUUID().toString();

  void put(Map<String, String> environment) {
    environment.put(NAME, value);
  }

  /** The processes that have it and still run, by proc(5). */
  List<ProcessHandle> running() {
    try (Stream<Path> processes = Files.list(PROCESSES)) {
      return processes
          .filter(process -> process.getFileName().toString().matches("\\d+"))
          .filter(process -> environment(process).contains(NAME + "=" + value))
          .flatMap(
              process ->
                  ProcessHandle.of(Long.parseLong(process.getFileName().toString())).stream())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String environment(Path process) {
    try {
      return Files.readString(process.resolve("environ"), ISO_8859_1);
    } catch (IOException e) {
      return ""; // it has ended, or is somebody else's
    }
  }
}
