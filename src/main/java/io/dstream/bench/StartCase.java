package io.dstream.bench;

import io.dstream.control.OwnProgram;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.launcher.JavaModuleOptions;

/**
 * Measures the time from the start of a process to the first line that it prints.
 *
 * @param name the case's name
 * @param goal the goal
 * @param other the other contender
 * @param otherCommand the other contender's whole command
 * @param arguments this program's arguments, by the contender that they start
 */
record StartCase(
    String name,
    String goal,
    String other,
    List<String> otherCommand,
    Map<String, List<String>> arguments)
    implements BenchCase {

  /** Compares the help with a JVM that does nothing. */
  static StartCase help() {
    return new StartCase(
        "help",
        "4 bare JVMs",
        "bare JVM",
        List.of(java(), "-version"),
        Map.of(DSTREAM, List.of("--help")));
  }

  /** Compares the first counts of a queue of RDDs with the textbook's in a default JVM. */
  static StartCase firstCounts() {
    List<String> textbook = new ArrayList<>(List.of(java()));
    textbook.addAll(List.of(JavaModuleOptions.defaultModuleOptions().strip().split(" +")));
    textbook.addAll(List.of("-cp", System.getProperty("java.class.path")));
    textbook.add(TextbookQueue.class.getName());
    return new StartCase(
        "first-counts",
        "half of textbook; a pipe: 1.5 times dstream",
        TEXTBOOK,
        textbook,
        Map.of(DSTREAM, List.of("wordcount"), PIPE, List.of("pipe", DstreamStream.COUNT)));
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
    return Stream.of(DSTREAM, other, PIPE)
        .filter(name -> name.equals(other) || arguments.containsKey(name))
        .toList();
  }

  @Override
  public Figures run(String contender, Workspace workspace) throws IOException {
    if (contender.equals(other)) {
      return Figures.of(contender, millisToFirstLine(otherCommand, workspace));
    }
    Path launcher = OwnProgram.location().resolveSibling("../bin/dstream").normalize();
    List<String> program =
        Files.isExecutable(launcher)
            ? List.of(launcher.toString())
            : OwnProgram.command(workspace.directory(), List.of());
    return Figures.of(
        contender,
        millisToFirstLine(
            Stream.of(program, List.of(OwnProgram.NO_CONFIG), arguments.get(contender))
                .flatMap(List::stream)
                .toList(),
            workspace));
  }

  private static double millisToFirstLine(List<String> command, Workspace workspace)
      throws IOException {
    Path errors = workspace.directory().resolve("errors.log");
    ProcessBuilder builder = new ProcessBuilder(command).directory(workspace.directory().toFile());
    if (command.contains("-version")) {
      builder.redirectErrorStream(true); // where Java writes its version
    } else {
      builder.redirectError(Redirect.appendTo(errors.toFile()));
    }
    long start = System.nanoTime();
    Process process = workspace.start(builder);
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      if (lines.readLine() == null) {
        throw new IOException(command + " printed nothing: " + Files.readString(errors));
      }
      return (System.nanoTime() - start) / 1e6;
    } finally {
      process.destroyForcibly();
      process.onExit().join();
    }
  }
}
