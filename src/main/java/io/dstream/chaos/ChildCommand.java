package io.dstream.chaos;

import io.dstream.spec.DstreamException;
import io.dstream.spec.Durations;
import io.dstream.spec.IoErrors;
import io.dstream.spec.OperationSpec;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes.Name;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** The command line of the pipeline: this program, run by this Java with the same options. */
final class ChildCommand {
  private static final String MAIN = "io.dstream.Main";

  /** What must not be had twice, such as a debugger's port. */
  private static final List<String> NOT_INHERITED =
      List.of("-agent", "-javaagent", "-Xrun", "-Xdebug", "-Dcom.sun.management");

  private ChildCommand() {}

  /** {@code wordcount}, as {@code spec} wants it, with its temporary files in {@code temporary}. */
  static List<String> wordcount(
      ChaosSpec spec, Inlet inlet, Outlet outlet, List<String> checkpoint, Path temporary) {
    List<String> words = new ArrayList<>(java(temporary));
    words.add("wordcount");
    words.addAll(inlet.arguments());
    words.addAll(outlet.arguments());
    words.addAll(operation(spec.operation()));
    words.addAll(checkpoint);
    words.addAll(List.of("--batch", Durations.format(spec.batch())));
    words.addAll(List.of("--idle", Durations.format(idle(spec))));
    return words;
  }

  private static List<String> operation(OperationSpec operation) {
    if (operation instanceof OperationSpec.Window window) {
      return List.of(
          "--window",
          Durations.format(window.length()),
          "--slide",
          Durations.format(window.slide()));
    }
    return operation instanceof OperationSpec.Stateful ? List.of("--stateful") : List.of();
  }

  /** Long enough that every window has slid past the last record, and no kill comes too late. */
  private static Duration idle(ChaosSpec spec) {
    Duration idle = spec.batch().multipliedBy(4).plusSeconds(2);
    return spec.operation() instanceof OperationSpec.Window window
        ? idle.plus(window.length()).plus(window.slide())
        : idle;
  }

  private static List<String> java(Path temporary) {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> NOT_INHERITED.stream().noneMatch(option::startsWith))
        .forEach(words::add);
    words.add("-Djava.io.tmpdir=" + temporary);
    Path program = program();
    Stream<String> start =
        runsByItself(program)
            ? Stream.of("-jar", program.toString())
            : Stream.of("-cp", System.getProperty("java.class.path"), MAIN);
    start.forEach(words::add);
    return words;
  }

  /** Whether it is the jar that is shipped, whose manifest says all that Java must know. */
  private static boolean runsByItself(Path program) {
    if (!program.toString().endsWith(".jar")) {
      return false;
    }
    try (JarFile jar = new JarFile(program.toFile())) {
      return MAIN.equals(jar.getManifest().getMainAttributes().getValue(Name.MAIN_CLASS));
    } catch (IOException e) {
      throw DstreamException.failed("cannot read " + program + ": " + IoErrors.reason(e), e);
    }
  }

  /** The jar that this class is from, or the directory where it was compiled to. */
  private static Path program() {
    try {
      return Path.of(
          ChildCommand.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
