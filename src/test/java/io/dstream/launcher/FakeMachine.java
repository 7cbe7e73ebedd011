package io.dstream.launcher;

import io.dstream.testing.Installed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A machine of temporary directories for the launcher: an installation of dstream, Javas and a
 * Maven that only say how they were called, and a PATH that holds nothing else but what a system
 * always has.
 */
final class FakeMachine {
  private static final List<String> TOOLS =
      List.of("bash", "readlink", "mkdir", "rm", "tail", "sleep");

  private final Path root;
  private final Map<String, String> environment = new HashMap<>();

  FakeMachine(Path root) {
    this.root = root;
    TOOLS.forEach(this::tool);
    copy(Path.of("bin", "dstream"), launcher());
    environment.put("PATH", path().toString());
    environment.put("DSTREAM_JVM_DIRS", root.resolve("jvm").toString());
  }

  /** What the launcher left behind. */
  record Result(int status, String out, String err) {}

  /** The installation's directory; there is a blank in its name. */
  Path home() {
    return root.resolve("d stream");
  }

  Path launcher() {
    return home().resolve("bin/dstream");
  }

  Path jar() {
    return home().resolve("target/dstream.jar");
  }

  /** The one directory on PATH. */
  Path path() {
    return root.resolve("path");
  }

  FakeMachine with(String variable, Object value) {
    environment.put(variable, value.toString());
    return this;
  }

  FakeMachine withJar() {
    write(jar(), "");
    return this;
  }

  /** Puts a tool of the real system on PATH. */
  FakeMachine tool(String name) {
    write(path().resolve(name), "#!%s\nexec %s \"$@\"\n".formatted(real("bash"), real(name)));
    makeExecutable(path().resolve(name));
    return this;
  }

  private static Path real(String tool) {
    return Installed.require(tool, "the launcher with " + tool, "apt-get install util-linux");
  }

  FakeMachine link(Path link, Path target) {
    try {
      Files.createDirectories(link.getParent());
      Files.createSymbolicLink(link, target);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Installs a JDK in {@code jvm/NAME}: a java that prints what it is called with, one a line. */
  Path jdk(String name, String version) {
    Path home = jre(name, version);
    script(home.resolve("bin/javac"), "exit 0");
    return home;
  }

  /** Installs a Java without a compiler in {@code jvm/NAME}. */
  Path jre(String name, String version) {
    Path home = javaWithoutRelease(name, version);
    write(home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
    return home;
  }

  /** Installs a Java that has no {@code release} file, so that it must be asked. */
  Path javaWithoutRelease(String name, String version) {
    Path home = root.resolve("jvm").resolve(name);
    script(
        home.resolve("bin/java"),
        """
        if [ "$*" = -version ]; then
          echo 'Picked up JAVA_TOOL_OPTIONS: -Dx=y' >&2
          echo 'openjdk version "%s" 2025-04-15' >&2
        else
          echo "%s"
          echo "pid $$"
          printf '[%%s]\\n' "$@"
        fi
        """
            .formatted(version, name));
    return home;
  }

  /** Installs a Java 17 in {@code jvm/NAME} that does {@code commands}. */
  void javaThatDoes(String name, String commands) {
    script(jre(name, "17").resolve("bin/java"), commands);
  }

  /** Puts an mvn on PATH that does {@code commands}. */
  FakeMachine maven(String commands) {
    script(path().resolve("mvn"), commands);
    return this;
  }

  /** Makes a second of sleep a fiftieth, and notes each by a character in {@code seconds}. */
  FakeMachine withHurriedSeconds() {
    write(
        path().resolve("sleep"),
        """
        #!%s
        [ "$1" != 1 ] || { printf . >>'%s'; set -- 0.02; }
        exec %s "$@"
        """
            .formatted(real("bash"), root.resolve("seconds"), real("sleep")));
    return this;
  }

  /** Starts the launcher with {@code --help} where stdout and stderr are one terminal. */
  Process startOnTerminal() {
    environment.put("TERM", "xterm");
    return start(List.of("script", "-qec", "bash '" + launcher() + "' --help", "/dev/null"));
  }

  Result run(String... arguments) {
    return finish(start(launcher(), arguments));
  }

  /** Runs the launcher with redirections such as {@code <&-}, which closes its stdin. */
  Result runRedirected(String redirections) {
    String command = "exec bash '" + launcher() + "' --help " + redirections;
    return finish(start(List.of("bash", "-c", command)));
  }

  Result runAs(Path launcher, String... arguments) {
    return finish(start(launcher, arguments));
  }

  Process start(Path launcher, String... arguments) {
    List<String> command = new ArrayList<>(List.of("bash", launcher.toString()));
    command.addAll(List.of(arguments));
    return start(command);
  }

  private Process start(List<String> command) {
    try {
      ProcessBuilder builder = new ProcessBuilder(command).directory(root.toFile());
      builder.environment().clear();
      builder.environment().putAll(environment);
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Result finish(Process process) {
    try {
      process.getOutputStream().close();
      // What it prints fits the pipes' buffers, so one may be read after the other.
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Result(process.waitFor(), out, err);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void script(Path file, String commands) {
    write(file, "#!/usr/bin/env bash\n" + commands);
    makeExecutable(file);
  }

  private static void makeExecutable(Path file) {
    if (!file.toFile().setExecutable(true)) {
      throw new IllegalStateException("cannot make " + file + " executable");
    }
  }

  private static void copy(Path from, Path to) {
    try {
      Files.createDirectories(to.getParent());
      Files.copy(from, to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
