package io.dstream.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The bench at its smallest: not what it measures is looked at, but that it does. */
@Tag("slow")
class BenchIT {
  @RegisterExtension static final MariaDb.Extension MARIADB = new MariaDb.Extension();

  @RegisterExtension final Dstream dstream = new Dstream();

  @Test
  void contendersTakeTurnsAndTheFiguresStandInTableAndJson() throws IOException {
    Path json = dstream.directory("results").resolve("bench.json");
    Path page = json.resolveSibling("page.md");
    Program.Ended end =
        dstream
            .command("bench --case kernel,file,socket --runs 1 --size 1 --words 1000")
            .with("--json", json, "--markdown", page)
            .run();
    assertThat(end.status()).isZero();
    assertThat(end.out())
        .containsPattern("file +textbook +MB/s +[\\d.]+ +[\\d.]+ +[\\d.]+\n")
        .containsPattern("socket +ratio +times +[\\d.]+ +[\\d.]+ +[\\d.]+\n");
    // On a slow machine there are lines between that say how far it is.
    assertThat(end.err().lines().filter(line -> line.contains("run 1 of 1")))
        .hasSize(7)
        .first()
        .asString()
        .matches("dstream: kernel, run 1 of 1, dstream: [\\d.]+ MB/s");
    assertThat(page)
        .content()
        .containsPattern("bar \\[[\\d.]+, [\\d.]+, [\\d.]+\\]")
        .contains("bin/bench --case file --runs 1 --size 1 --words 1000 --seed 1")
        .containsPattern("\\| \\*\\*ratio\\*\\* \\| [\\d.]+ \\|");
    JsonNode file = new ObjectMapper().readTree(json.toFile()).get("results").get(1);
    List<String> names = new ArrayList<>();
    file.fieldNames().forEachRemaining(names::add);
    assertThat(names)
        .containsExactly("case", "unit", "goal", "dstream", "textbook", "by hand", "ratio");
    assertThat(file.get("dstream")).hasSize(1);
    assertThat(file.get("ratio").get("median").doubleValue())
        .isEqualTo(
            file.get("dstream").get(0).doubleValue() / file.get("textbook").get(0).doubleValue());
    assertThat(dstream.leftBehind()).isEmpty();
  }

  @Test
  void ctrlCLeavesWhatWasMeasuredAndNothingElse() throws IOException {
    Path results = dstream.directory("results");
    Program.Ended end =
        dstream
            .bash(
                """
                set -m # a process group, as at a terminal
                dstream bench --case kernel,file --runs 1 --size 1 --words 1000 \\
                  --json "$1/bench.json" 2>"$1/err" &
                until grep -q 'kernel, run 1 of 1, HashMap' "$1/err"; do sleep 0.05; done
                kill -INT -- -$!
                wait $!
                """)
            .with("bash", results)
            .run();
    assertThat(end.status()).isEqualTo(130);
    assertThat(end.out()).containsPattern("kernel +ratio +times +[\\d.]+").doesNotContain("file");
    assertThat(results.resolve("err")).content().contains("stopping").doesNotContain("hint");
    JsonNode json = new ObjectMapper().readTree(results.resolve("bench.json").toFile());
    assertThat(json.get("results")).hasSize(1);
    assertThat(dstream.leftBehind()).isEmpty();
  }

  @Test
  void aTrialThatCannotStartSaysWhyAndWhoseItIs() {
    Program.Ended end =
        dstream
            .bash("ulimit -v 3000000 && dstream bench --case kernel --runs 1 --words 1000")
            .javaOptions(Dstream.QUICK_START + " -Xmx256m") // a trial's heap has 3 GB
            .run();
    assertThat(end.status()).isEqualTo(1);
    assertThat(end.err())
        .contains("dstream: kernel, dstream: it says")
        .containsIgnoringCase("could not reserve");
  }

  @Test
  void rowsIntoADatabaseAreCheckedAndNoTableStays() throws Exception {
    Program.Ended end =
        dstream
            .command("bench --case jdbc --runs 1 --size 1")
            .with("--jdbc-url", MARIADB.server().url(), "--jdbc-user", MariaDb.USER)
            .with("--jdbc-password", "env:PASSWORD")
            .env("PASSWORD", MariaDb.PASSWORD)
            .run();
    assertThat(end.out())
        .as(end.err())
        .containsPattern("jdbc +row by row +rows/s +[\\d.,]+ +[\\d.,]+ +[\\d.,]+\n");
    assertThat(end.status()).isZero();
    String tables =
        "SELECT COUNT(*) FROM information_schema.tables WHERE table_name LIKE 'dstream_bench%'";
    assertThat(MARIADB.server().database().value(tables)).isEqualTo("0");
  }

  @Test
  void aCaseThatThereIsNotIsWrongUsage() {
    ErrorsIT.assertIsOneLineNaming(
        "no case 'fiel'", dstream.command("bench --case fiel").runHere(), 2);
    ErrorsIT.assertIsOneLineNaming("--case or --all", dstream.command("bench").runHere(), 2);
    ErrorsIT.assertIsOneLineNaming("--jdbc-url", dstream.command("bench --case jdbc").runHere(), 2);
    ErrorsIT.assertIsOneLineNaming(
        "MySQL or MariaDB", dstream.command("bench --case jdbc --jdbc-url jdbc:h2:x").runHere(), 2);
    ErrorsIT.assertIsOneLineNaming(
        "--runs must be 1 or more, not 0", dstream.command("bench --all --runs 0").runHere(), 2);
    ErrorsIT.assertIsOneLineNaming(
        "--words must be 1 to 2000000",
        dstream.command("bench --all --words 2000001").runHere(),
        2);
  }

  @Test
  void resultsThatCannotBeWrittenAreKnownBeforeAnythingIsMeasured() {
    ErrorsIT.assertIsOneLineNaming(
        "none does not exist (--json)",
        dstream.command("bench --case help --json none/x").runHere(),
        2);
    ErrorsIT.assertIsOneLineNaming(
        ". is a directory, not a file (--markdown)",
        dstream.command("bench --case help --markdown .").runHere(),
        2);
    ErrorsIT.assertIsOneLineNaming(
        "same file", dstream.command("bench --case help --json x --markdown x").runHere(), 2);
    ErrorsIT.assertIsOneLineNaming(
        "--jdbc-url",
        dstream
            .command("bench --case kernel,jdbc --runs 1 --size 1")
            .with("--jdbc-url", "jdbc:mysql://localhost:1/x")
            .runHere(),
        1);
  }
}
