package io.dstream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Several sources on one command line. */
class NamedSourcesTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      value = {
        "--source a=queue --source stdin¦--source stdin has no name, and others have one",
        "--source a=queue --source a=stdin¦two sources have the name a (--source)",
        "--source a=stdin --source b=stdin¦two sources read stdin: a and b",
        "--source a=stdin --source b=queue --input -¦two sources read stdin: a and b",
        "--source a=kafka://h:1/t --source b=kafka://h:1/u,t¦two sources read kafka://h:1/t: a and"
            + " b",
        "--source a-b=queue¦'a-b' in a-b=queue is no name of a source",
        "--source 1=queue¦'1' in 1=queue is no name of a source",
        "--source =queue¦'' in =queue is no name of a source",
        "--source a=kofka¦--source a=kofka: there is no source 'kofka'",
        "--source a=socket://h:1 --source b=queue --port 5¦--port and the --source URI"
            + " a=socket://h:1 both say where lines come from",
        "--source a=queue --source b=stdin --port 5¦--port belongs to --source socket, and the"
            + " sources are queue and stdin",
        "--source a=socket://h:1 --source b=socket://h:2 --master local[2]¦--master local[2] has 2"
            + " cores, and 2 receivers of a=socket://h:1, b=socket://h:2 occupy more",
        "--source a=queue --source b=stdin --checkpoint x¦--checkpoint is of no use with --source"
            + " queue",
        "--source a=queue --source b=stdin --max-rate 5¦--max-rate has no effect on a=queue:,"
            + " b=stdin:",
      })
  void whatCannotBeIsRefused(String options, String message) {
    CommandRun run = CommandRun.of(("wordcount --explain " + options).split(" "));
    assertThat(run.err()).startsWith("dstream: " + message);
    assertThat(run.exitStatus()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      value = {
        "--fields key¦--fields key: the records of queue: have none",
        "--fields file,kye¦--fields file,kye: there is no field 'kye'",
        "--fields file,file¦--fields file,file names a field twice",
        "--fields a=file¦--fields a=file: there is no source a",
        "--fields offset --fields key¦--fields is given twice",
        "--source a=queue --fields a=file --fields a=key¦--fields is given twice for a",
        "--source a=queue --fields a=file¦--fields file: the records of queue: have none",
        "--source a=queue --source b=stdin --fields b=key¦--fields key: the records of b=stdin: have"
            + " none",
        "--path /tmp --fields timestamp,file¦--fields: the timestamp of file:/tmp is the time of the"
            + " batch, and stands last",
        "--source kafka://h:1/t --fields key,file¦--fields file: the records of kafka://h:1/t have none",
      })
  void fieldsThatAreNotThereAreRefused(String options, String message) {
    CommandRun run = CommandRun.of(("pipe --explain map(x->x) " + options).split(" "));
    assertThat(run.err()).startsWith("dstream: " + message);
    assertThat(run.exitStatus()).isEqualTo(2);
  }

  @Test
  void theTimeOfItsBatchIsTheTimestampOfARecordThatHasNone() {
    CommandRun run =
        CommandRun.of(
            "pipe", "--explain", "--fields", "timestamp", "map((line, at) -> (line, at))");
    assertThat(run.out()).contains("-> a stream of pairs (STRING, TIMESTAMP)");
  }

  @Test
  void withoutNamesTheyAreOne() {
    CommandRun run =
        CommandRun.of("pipe --explain --source queue --source stdin count()".split(" "));
    assertThat(CommandRun.of("pipe --explain --source stdin --source queue count()".split(" ")))
        .as("in whatever order")
        .isEqualTo(run);
    assertThat(run.out())
        .startsWith("source     queue:, stdin:\n")
        .contains("pipeline   from a stream of STRING")
        .contains("guarantee  at most once: the weakest is queue: ");
  }

  @Test
  void theExplanationHasEachAndTheGuaranteeOfTheWeakest() throws IOException {
    Path files = Files.createDirectory(directory.resolve("in"));
    String options = "pipe --source a=file://" + files + " --source b=queue: --existing --explain ";
    String[] words = (options + "a|union(b|filter(x->x>''))").split(" ");
    assertThat(CommandRun.of(words).out())
        .startsWith("source     a = file:" + files + "\nsource     b = queue:\n")
        .contains("pipeline   from a, a stream of STRING")
        .contains("guarantee  at most once: the weakest is b: the queue is in memory");
    words[words.length - 2] = "--explain=json";
    JsonNode sources = new ObjectMapper().readTree(CommandRun.of(words).out()).get("sources");
    assertThat(sources.findValuesAsText("name")).containsExactly("a", "b");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      value = {
        "map(x->x)¦expected the name of the source that the pipeline begins with: a, b",
        "a|union(c)¦there is no source c",
        "a|countByValue¦expected ( after the stage countByValue",
        "countByValue¦expected ( after the stage countByValue",
        "a|union(b|map(x->1))¦union takes two streams of one type",
        "a|map(b)¦expected a function, found a stream",
        "a|union(x->x)¦expected a stream, found a function",
        "a|union()¦expected a stream, found )",
        "a|union(b,2)¦union takes 1 argument",
        "a|union(b|)¦expected the name of a stage, found )",
        "a|map(x->(x,1))|union(b|map(y->(y AS k,1 AS v)))¦union takes two streams of one type",
        "a|map(y->(y AS k,1 AS v))|union(b|map(x->(x,1)))¦union takes two streams of one type",
      })
  void aMistakeInThePipelineHasItsPlace(String pipeline, String message) {
    CommandRun run = CommandRun.of("pipe", "--source", "a=queue", "--source", "b=queue", pipeline);
    assertThat(run.err())
        .startsWith("dstream: wrong pipeline: " + message)
        .contains("\n  " + pipeline);
    assertThat(run.exitStatus()).isEqualTo(2);
  }

  @Test
  void aSourceMayHaveTheNameOfAStageAndStreamsAreNotNestedForEver() {
    String[] words = {"pipe", "--explain", "--source", "map=queue", "map|map(l->l)|union(map)"};
    assertThat(CommandRun.of(words).err()).isEmpty();
    words[4] = "map|union(".repeat(60) + "map" + ")".repeat(60);
    CommandRun run = CommandRun.of(words);
    assertThat(run.err())
        .startsWith("dstream: wrong pipeline: streams are 50 deep within each other at most");
    assertThat(run.exitStatus()).isEqualTo(2);
  }

  @Test
  void aPipelineMayStandInAFile() throws IOException {
    Path file = directory.resolve("words.pipe");
    Files.writeString(
        file, "# words\nflatMap(line -> split(line, ' '))  # of a line\n| countByValue()\n");
    CommandRun run = CommandRun.of("pipe", "--explain", "--pipeline", file.toString());
    assertThat(run.out())
        .contains("stage      countByValue() -> a stream of pairs (STRING, BIGINT)");
    Files.writeString(file, "map(x ->\n  y)");
    assertThat(CommandRun.of("pipe", "--pipeline", file.toString()).err())
        .contains("\n  2:   y)\n");
    assertThat(CommandRun.of("pipe", "--pipeline", file + "x").err())
        .startsWith("dstream: file " + file + "x does not exist (--pipeline)");
    assertThat(CommandRun.of("pipe", "--pipeline", file.toString(), "count()").err())
        .startsWith("dstream: PIPELINE and --pipeline " + file + " exclude each other");
    CommandRun none = CommandRun.of("pipe", "--explain");
    assertThat(none.err()).startsWith("dstream: there is no PIPELINE\nhint: ");
    assertThat(none.exitStatus()).isEqualTo(2);
  }

  @Test
  void aSourceThatIsNotUsedIsRefused() {
    CommandRun run =
        CommandRun.of("pipe", "--source", "a=queue", "--source", "b=queue", "a|map(x->x)");
    assertThat(run.err())
        .isEqualTo(
            """
            dstream: --source b=… is not used in the pipeline
            hint: leave it out, or add it with union(b)
            """);
    assertThat(run.exitStatus()).isEqualTo(2);
  }
}
