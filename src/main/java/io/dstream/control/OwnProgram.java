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

/** Builds the command that starts this program again in another process. */
public final class OwnProgram {
  /**
   * The option for a child process that has all its options on its command line. The user's file
   * and environment have already been read.
   */
  public static final String NO_CONFIG = "--no-config";

  private static final String MAIN = "io.dstream.Main";

  /** JVM options that two processes must not share, such as a debugger's port. */
  private static final List<String> NOT_INHERITED =
      List.of("-agent", "-javaagent", "-Xrun", "-Xdebug", "-Dcom.sun.management");

  private OwnProgram() {}

  /**
   * Returns the command that starts this program with the same Java and the options of this
   * process. The caller appends arguments.
   *
   * @param temporary the directory for its temporary files
   * @param options additional JVM options
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

  /** Returns whether this is the released jar, whose manifest has all the JVM needs. */
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

  /** Returns the jar that this program runs from, or the directory of its compiled classes. */
  public static Path location() {
    try {
      return Path.of(OwnProgram.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the program's own place is no path", e);
    }
  }
}
