package io.dstream.control;

import io.dstream.spec.DstreamException;
import io.dstream.spec.IoErrors;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes.Name;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** This program, to be started once more in a process of its own. */
public final class OwnProgram {
  /**
   * What a process of ours is told that has all its options on its command line: the user's file
   * and environment have been read once.
   */
  public static final String NO_CONFIG = "--no-config";

  private static final String MAIN = "io.dstream.Main";

  /** What must not be had twice, such as a debugger's port. */
  private static final List<String> NOT_INHERITED =
      List.of("-agent", "-javaagent", "-Xrun", "-Xdebug", "-Dcom.sun.management");

  private OwnProgram() {}

  /**
   * The command that starts it, run by this Java with the options of this process; arguments are to
   * follow.
   *
   * @param temporary where its temporary files go
   * @param options more for the JVM
   * @throws DstreamException exit status 1, when the jar cannot be read
   */
  public static List<String> command(Path temporary, List<String> options) {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> NOT_INHERITED.stream().noneMatch(option::startsWith))
        .forEach(words::add);
    words.addAll(options);
    words.add("-Djava.io.tmpdir=" + temporary);
    Path program = location();
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

  /** The jar that this program runs from, or the directory where it was compiled to. */
  public static Path location() {
    try {
      return Path.of(OwnProgram.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the program's own place is no path", e);
    }
  }
}
