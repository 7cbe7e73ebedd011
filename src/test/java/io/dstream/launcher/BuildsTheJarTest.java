package io.dstream.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.dstream.launcher.FakeMachine.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code bin/dstream} on first use, when there is no jar yet. */
final class BuildsTheJarTest {
  /** Notes its call in {@code calls}, is chatty, and leaves a jar. */
  private static final String MAVEN =
      """
      echo "$JAVA_HOME: mvn $* in $PWD" >>../calls
      echo '[INFO] Building'
      cat
      : >target/dstream.jar
      """;

  /** Leaves a jar when the launcher has counted so many seconds. */
  private static final String AFTER_TWELVE_SECONDS =
      """
      until [ -e ../seconds ] && [ "$(tail -c +12 ../seconds)" ]; do sleep 0.01; done
      : >target/dstream.jar
      """;

  @TempDir private Path temporary;
  private FakeMachine machine;

  @BeforeEach
  void setUp() {
    machine = new FakeMachine(temporary).tool("cat");
  }

  @Test
  void saysSoInOneLineAndStarts() throws Exception {
    Path jdk = machine.maven(MAVEN).jdk("a", "17");
    Result result = machine.run("--help");
    assertThat(result.err())
        .isEqualTo("dstream: building target/dstream.jar, once; the log is " + log() + "\n");
    assertThat(result.out()).startsWith("a\npid ").endsWith("[--help]\n");
    assertThat(result.status()).isZero();
    assertThat(log()).hasContent("[INFO] Building");
    assertThat(calls())
        .containsExactly(
            jdk
                + ": mvn -B --no-transfer-progress -Dmaven.test.skip=true package in "
                + machine.home());
  }

  @Test
  void saysEveryTenSecondsThatItGoesOn() {
    machine.withHurriedSeconds().maven(AFTER_TWELVE_SECONDS).jdk("a", "17");
    Result result = machine.run("--help");
    assertThat(result.err().lines())
        .startsWith(
            "dstream: building target/dstream.jar, once; the log is " + log(),
            "dstream: still building, 10 s");
    assertThat(result.status()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-q", "--quiet"})
  void saysNothingWhenAskedNotTo(String quiet) {
    machine.maven(MAVEN).jdk("a", "17");
    Result result = machine.run("wordcount", quiet);
    assertThat(result.err()).isEmpty();
    assertThat(result.out()).startsWith("a\npid ").endsWith("[wordcount]\n[" + quiet + "]\n");
  }

  /** {@code script} of util-linux gives it the terminal; other systems have another one. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void countsTheSecondsInOneLineOfATerminal() {
    machine.withHurriedSeconds().maven(AFTER_TWELVE_SECONDS).tool("script").jdk("a", "17");
    Result result = FakeMachine.finish(machine.startOnTerminal());
    assertThat(result.out())
        .startsWith("dstream: building target/dstream.jar, once; the log is " + log() + "\r\n")
        .contains("\rdstream: building, 1 s \rdstream: building, 2 s ")
        .contains("\rdstream: building, 11 s ")
        .contains(" s \r\033[Ka\r\npid ");
    assertThat(result.status()).isZero();
  }

  @Test
  void usesAJavaWithACompiler() throws Exception {
    Path jre = machine.maven(MAVEN).jre("a", "17");
    Path jdk = machine.jdk("b", "21");
    Result result = machine.with("JAVA_HOME", jre).run("--help");
    assertThat(calls()).singleElement().asString().startsWith(jdk + ": mvn");
    assertThat(result.out()).startsWith("a\n");
  }

  @Test
  void saysWhenThereIsNoCompiler() {
    Path jre = machine.maven(MAVEN).jre("a", "17");
    assertThat(machine.run("--help"))
        .isEqualTo(
            new Result(
                1,
                "",
                """
                dstream: no JDK to build target/dstream.jar with from 17 to 22 here; found 17 without a compiler in %s
                hint: install one, such as OpenJDK 17, and set JAVA_HOME to it or put it on PATH
                """
                    .formatted(jre)));
  }

  @Test
  void saysWhenThereIsNoMaven() {
    machine.jdk("a", "17");
    assertThat(machine.run("--help"))
        .isEqualTo(
            new Result(
                1,
                "",
                """
                dstream: target/dstream.jar is not built, and there is no mvn to build it with
                hint: install Apache Maven 3.8 or newer
                """));
  }

  @Test
  void showsTheEndOfTheLogWhenTheBuildFails() {
    machine.maven("for i in {1..30}; do echo \"line $i\"; done; exit 1").jdk("a", "17");
    Result result = machine.run("--help");
    assertThat(result.status()).isEqualTo(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.err().lines())
        .hasSize(23)
        .startsWith(
            "dstream: building target/dstream.jar, once; the log is " + log(), "line 11", "line 12")
        .endsWith(
            "line 30",
            "dstream: the build of target/dstream.jar failed",
            "hint: the whole log is " + log());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void buildsOnceForTwoFirstUsesAtATime(boolean flock) throws Exception {
    Path go = temporary.resolve("go");
    machine.maven("until [ -e ../go ]; do sleep 0.01; done\n" + MAVEN).jdk("a", "17");
    if (flock) {
      machine.tool("flock");
    }
    Process first = machine.start(machine.launcher(), "one");
    assertThat(first.errorReader().readLine())
        .isEqualTo("dstream: building target/dstream.jar, once; the log is " + log());
    Process second = machine.start(machine.launcher(), "two");
    assertThat(second.errorReader().readLine())
        .isEqualTo("dstream: waiting for another build of target/dstream.jar");
    Files.createFile(go);
    List<Result> results = Stream.of(first, second).map(FakeMachine::finish).toList();
    assertThat(results).extracting(Result::status).containsExactly(0, 0);
    assertThat(results).allMatch(result -> result.out().startsWith("a\n"));
    assertThat(calls()).hasSize(1);
  }

  @Test
  void isNotHeldUpByABuildThatWasKilled() {
    machine.maven(MAVEN).jdk("a", "17");
    // No process has this number: it is above the highest that Linux and macOS give.
    FakeMachine.write(machine.home().resolve("target/build.lock.d/pid"), "99999999\n");
    assertThat(machine.run("--help").status()).isZero();
  }

  private Path log() {
    return machine.home().resolve("target/build.log");
  }

  private List<String> calls() throws Exception {
    return Files.readAllLines(temporary.resolve("calls"));
  }
}
