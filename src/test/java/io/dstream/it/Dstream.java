package io.dstream.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The shipped program, started through its launcher in an empty directory, with a temporary
 * directory of its own and without the settings of whoever runs the test. After a test, what still
 * runs is killed, and what everything printed is shown when the test failed.
 */
final class Dstream implements AfterEachCallback {
  /** JVM options that make short runs start sooner. */
  static final String QUICK_START = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

  private static final Path LAUNCHER = Path.of("bin", "dstream").toAbsolutePath();

  private final List<Program> started = new ArrayList<>();
  private final ProcessMark mark = new ProcessMark();
  private final Path scratch = temporaryDirectory();

  /** An empty directory that goes away with the test. */
  Path directory(String name) {
    try {
      return Files.createDirectories(scratch.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file with this content, in a directory that goes away with the test. */
  Path file(String name, byte[] content) {
    try {
      return Files.write(directory("files").resolve(name), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@code dstream ARGUMENTS}, the arguments with blanks between them. */
  Command command(String arguments) {
    return new Command(List.of(LAUNCHER.toString()), List.of())
        .with((Object[]) arguments.split(" ", -1));
  }

  /** A bash script in which {@code dstream} is on PATH. */
  Command bash(String script) {
    return new Command(List.of("bash", "-c"), List.of(script));
  }

  /** Any command, run where dstream would run. */
  Command other(List<String> command) {
    return new Command(List.of(), command);
  }

  /** {@code java OPTIONS -XmxMEGABYTESm -cp CLASS_PATH MAIN}, by the Java of the tests. */
  Command java(int megabytes, String classPath, String main, String... options) {
    List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
    command.addAll(List.of(QUICK_START.split(" ", 0)));
    command.addAll(List.of(options));
    command.addAll(List.of("-Xmx" + megabytes + "m", "-cp", classPath, main));
    return other(command);
  }

  /** A command line, to be started. */
  final class Command {
    private final List<String> program = new ArrayList<>(Signals.AS_BY_DEFAULT);
    private final List<String> arguments = new ArrayList<>();
    private final Map<String, String> environment = new HashMap<>();
    private String javaOptions = QUICK_START;

    private Command(List<String> program, List<String> arguments) {
      this.program.addAll(program);
      this.arguments.addAll(arguments);
    }

    /** Adds arguments, each as it stands. */
    Command with(Object... more) {
      Stream.of(more).map(Object::toString).forEach(arguments::add);
      return this;
    }

    /** Options for the JVM in place of {@link #QUICK_START}. */
    Command javaOptions(String options) {
      javaOptions = options;
      return this;
    }

    Command env(String name, Object value) {
      environment.put(name, value.toString());
      return this;
    }

    Program start() {
      List<String> words = new ArrayList<>(program);
      words.addAll(arguments);
      ProcessBuilder builder = new ProcessBuilder(words).directory(directory("work").toFile());
      Map<String, String> env = builder.environment();
      env.keySet().removeIf(name -> name.startsWith("DSTREAM_"));
      env.put("XDG_CONFIG_HOME", directory("config").toString());
      env.merge("PATH", LAUNCHER.getParent().toString(), (path, bin) -> bin + ":" + path);
      env.put("DSTREAM_JAVA_OPTS", javaOptions + " -Djava.io.tmpdir=" + directory("tmp"));
      mark.put(env);
      env.putAll(environment);
      Program program = Program.start(builder);
      started.add(program);
      return program;
    }

    /** Runs it to its end. */
    Program.Ended run() {
      return start().end();
    }

    /** Runs it to its end in this JVM; what is passed on in its environment is out of reach. */
    Program.Ended runHere() {
      if (!program.contains(LAUNCHER.toString()) || !environment.isEmpty()) {
        throw new IllegalStateException("needs a process of its own: " + arguments);
      }
      return ThisJvm.run(arguments);
    }
  }

  /** What still runs of all that was started here, and of what that started. */
  List<ProcessHandle> running() {
    return mark.running();
  }

  /** What runs left in the directory they ran in and in the one for temporary files. */
  List<Path> leftBehind() {
    List<Path> left = new ArrayList<>();
    for (Path directory : List.of(directory("work"), directory("tmp"))) {
      try (Stream<Path> files = Files.list(directory)) {
        files.map(scratch::relativize).forEach(left::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return left;
  }

  @Override
  public void afterEach(ExtensionContext context) throws IOException {
    showIfFailed(context);
    close();
  }

  /** Where a test has failed: shows what everything printed, and what is in logs named stderr. */
  void showIfFailed(ExtensionContext context) throws IOException {
    if (context.getExecutionException().isEmpty()) {
      return;
    }
    started.forEach(program -> System.err.println(program.report()));
    try (Stream<Path> files = Files.walk(scratch)) {
      for (Path log : files.filter(file -> file.endsWith("stderr")).toList()) {
        System.err.println(log + "\n" + Files.readString(log));
      }
    }
  }

  /** Kills what runs and removes all directories. */
  void close() throws IOException {
    running().forEach(ProcessHandle::destroyForcibly);
    started.forEach(Program::end);
    Directories.delete(scratch);
  }

  private static Path temporaryDirectory() {
    try {
      return Files.createTempDirectory("dstream-it-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A shell's background job ignores SIGINT, and so would all that is started from it. */
  private static final class Signals {
    static final List<String> AS_BY_DEFAULT =
        works("env", "--default-signal=INT", "true")
            ? List.of("env", "--default-signal=INT")
            : List.of();

    private static boolean works(String... command) {
      try {
        return new ProcessBuilder(command).start().waitFor() == 0;
      } catch (IOException e) {
        return false;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
  }
}
