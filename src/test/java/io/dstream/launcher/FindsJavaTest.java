package io.dstream.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.dstream.launcher.FakeMachine.Result;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code bin/dstream}: which Java it takes, and how it hands over to it. */
final class FindsJavaTest {
  @TempDir private Path temporary;
  private FakeMachine machine;

  @BeforeEach
  void setUp() {
    machine = new FakeMachine(temporary).withJar();
  }

  @Test
  void handsOverToTheJavaOfJavaHomeWithTheArgumentsAsTheyWere() throws Exception {
    machine.with("JAVA_HOME", machine.jdk("java 17", "17.0.15"));
    Process process = machine.start(machine.launcher(), "wordcount", "--split", "a b*", "");
    Result result = FakeMachine.finish(process);
    assertThat(result)
        .isEqualTo(
            new Result(
                0,
                """
                java 17
                pid %d
                [-XX:SharedArchiveFile=%s/target/dstream-17.jsa]
                [-XX:+UnlockDiagnosticVMOptions]
                [-XX:ArchiveRelocationMode=0]
                [-Djdk.reflect.useDirectMethodHandle=false]
                [-XX:G1HeapRegionSize=4m]
                [-jar]
                [%s]
                [wordcount]
                [--split]
                [a b*]
                []
                """
                    .formatted(
                        process.pid(), machine.home().toRealPath(), machine.jar().toRealPath()),
                ""));
  }

  @Test
  void startsWhatEndsSoonOnTheQuickCompilerAlone() {
    machine.jdk("a", "21.0.2");
    assertThat(machine.run("completion", "bash").out())
        .contains("/dstream-21.jsa]\n")
        .contains("\n[-XX:TieredStopAtLevel=1]\n[-XX:+UseSerialGC]\n[-cp]\n");
    assertThat(machine.run("--config", "wordcount", "topics", "list").out()).contains("[-cp]\n");
    for (String before : List.of("--no-config", "--profile=p", "--config=f")) {
      assertThat(machine.run(before, "--profile", "p", "wordcount").out()).contains("[-jar]\n");
    }
    assertThat(machine.run("@arguments").out()).as("may be any command").contains("[-jar]\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"17", "17.0.15", "21.0.2", "22-ea"})
  void takesJava17To22(String version) {
    machine.with("JAVA_HOME", machine.jdk("home", version));
    assertThat(javaTaken()).isEqualTo("home");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.8.0_292", "11.0.2", "23", "25.0.3"})
  void takesAnotherInstalledOneWhereThatOfJavaHomeDoesNotServe(String version) {
    machine.with("JAVA_HOME", machine.jdk("a", version));
    machine.jdk("b", "17.0.15");
    assertThat(javaTaken()).isEqualTo("b");
  }

  @Test
  void prefersTheOneOnPathToOtherInstalledOnes() {
    machine.with("JAVA_HOME", "/nowhere");
    machine.jdk("a", "17");
    Path onPath = machine.jdk("b", "21");
    machine.link(temporary.resolve("alternatives/java"), onPath.resolve("bin/java"));
    machine.link(machine.path().resolve("java"), Path.of("../alternatives/java"));
    assertThat(javaTaken()).isEqualTo("b");
  }

  @Test
  void asksAJavaThatHasNoReleaseFile() {
    machine.with("JAVA_HOME", machine.javaWithoutRelease("a", "11.0.2"));
    machine.javaWithoutRelease("b", "17.0.15");
    assertThat(javaTaken()).isEqualTo("b");
  }

  @Test
  void looksIntoHomesAsMacosHasThem() {
    machine.jdk("temurin-17.jdk/Contents/Home", "17");
    assertThat(javaTaken()).isEqualTo("temurin-17.jdk/Contents/Home");
  }

  @Test
  void saysWhatItFoundAndWhatItNeedsWhenNoneServes() {
    Path old = machine.jdk("old", "11.0.2");
    Path recent = machine.jdk("recent", "25.0.3");
    machine.with("JAVA_HOME", recent);
    assertThat(machine.run("--help"))
        .isEqualTo(
            new Result(
                1,
                "",
                """
                dstream: no Java from 17 to 22 here; found 25 in %s; 11 in %s
                hint: install one, such as OpenJDK 17, and set JAVA_HOME to it or put it on PATH
                """
                    .formatted(recent, old)));
  }

  @Test
  void saysSoWhenThereIsNoJavaAtAll() {
    assertThat(machine.run("--help").err())
        .startsWith("dstream: no Java from 17 to 22 here; found nothing\n");
  }

  @Test
  void splitsTheJvmOptionsAtBlanksAndExpandsNothing() {
    machine.jdk("a", "17");
    machine.with("DSTREAM_JAVA_OPTS", " -Xmx1g  -Dx=/* ");
    assertThat(machine.run("wordcount").out())
        .contains("=4m]\n[-Xmx1g]\n[-Dx=/*]\n[-jar]\n[" + machine.jar());
  }

  @Test
  void isFoundThroughSymbolicLinks() {
    machine.jdk("a", "17");
    Path absolute = temporary.resolve("one/dstream");
    Path relative = temporary.resolve("two/my dstream");
    machine.link(absolute, machine.launcher());
    machine.link(relative, Path.of("../one/dstream"));
    assertThat(machine.runAs(relative, "--help").out()).contains("[" + machine.jar() + "]\n");
  }

  @Test
  void isFoundByARelativeName() {
    machine.jdk("a", "17");
    assertThat(machine.runAs(Path.of("d stream/bin/dstream")).out())
        .contains("[" + machine.jar() + "]\n");
  }

  private String javaTaken() {
    Result result = machine.run("--help");
    assertThat(result.err()).isEmpty();
    assertThat(result.status()).isZero();
    return result.out().lines().findFirst().orElseThrow();
  }
}
