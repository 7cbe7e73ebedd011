package io.dstream.bench;

import io.dstream.control.OwnProgram;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How long a person waits: from the start of a process to the first line of what it prints.
 *
 * @param name the case's name
 * @param goal what is to be reached
 * @param other the other contender
 * @param arguments of this program
 * @param otherCommand the other contender's whole command
 */
record StartCase(
    String name, String goal, String other, List<String> arguments, List<String> otherCommand)
    implements BenchCase {

  /** The help, beside a JVM that does nothing. */
  static StartCase help() {
    return new StartCase(
        "help", "4 bare JVMs", "bare JVM", List.of("--help"), List.of(java(), "-version"));
  }

  /**
   * The first counts of a queue of RDDs, beside the textbook's, which has no class-data archive.
   */
  static StartCase firstCounts() {
    List<String> textbook =
        Stream.concat(
                OwnProgram.command(Path.of(System.getProperty("java.io.tmpdir")), List.of())
                    .stream()
                    .filter(word -> !word.startsWith("-XX:SharedArchiveFile")),
                Stream.of("bench-trial", "queue", "{}"))
            .toList();
    return new StartCase(
        "first-counts", "half of textbook", TEXTBOOK, List.of("wordcount"), textbook);
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  @Override
  public String unit() {
    return "ms";
  }

  @Override
  public boolean higherIsBetter() {
    return false;
  }

  @Override
  public List<String> contenders() {
    return List.of(DSTREAM, other);
  }

  @Override
  public Map<String, Double> run(String contender, Path directory) throws IOException {
    if (!contender.equals(DSTREAM)) {
      return Map.of(contender, millisToFirstLine(otherCommand, directory));
    }
    Path launcher = OwnProgram.location().resolveSibling("../bin/dstream").normalize();
    List<String> program =
        Files.isExecutable(launcher)
            ? List.of(launcher.toString())
            : OwnProgram.command(directory, List.of());
    return Map.of(
        contender,
        millisToFirstLine(Stream.concat(program.stream(), arguments.stream()).toList(), directory));
  }

  private static double millisToFirstLine(List<String> command, Path directory) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    if (command.contains("-version")) {
      builder.redirectErrorStream(true); // where Java writes its version
    } else {
      builder.redirectError(Redirect.appendTo(directory.resolve("errors.log").toFile()));
    }
    long start = System.nanoTime();
    Process process = builder.start();
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      if (lines.readLine() == null) {
        throw new IOException(
            command + " printed nothing: " + Files.readString(directory.resolve("errors.log")));
      }
      return (System.nanoTime() - start) / 1e6;
    } finally {
      process.destroyForcibly();
      process.onExit().join();
    }
  }
}
