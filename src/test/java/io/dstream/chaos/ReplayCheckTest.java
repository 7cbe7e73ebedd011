package io.dstream.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dstream.control.Notices;
import io.dstream.control.StopRequest;
import io.dstream.pipe.PipelineCompiler;
import io.dstream.pipe.function.StreamType;
import io.dstream.pipe.run.PipePlan;
import io.dstream.spec.SourceSet;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Results and logs of streams that went wrong, and of one that did not. */
class ReplayCheckTest {
  private static final String PIPELINE =
      "flatMap(line -> split(line, ' ')) | countByValueAndWindow(2s, 1s)";

  private static final Instant ORIGIN = Instant.parse("2026-01-01T00:00:00Z");
  private static final Notices NOBODY =
      Notices.to(new PrintWriter(Writer.nullWriter()), true, false);

  @TempDir private Path root;
  private Workspace workspace;

  /** The stream was away from the second batch on, and shows at the third what was due. */
  @BeforeEach
  void runAStream() throws IOException {
    workspace = new Workspace(root, root.resolve("checkpoint"));
    write("input/a", "to be\n");
    write("input/b", "or not to be\n");
    log(1, "[{'name':'a'}]");
    log(2, "{}");
    log(3, "[]");
    log(9, "[{'name':'b'}]");
    log(10, "[]");
    log(11, "[]");
    results(1, "to\t1", "be\t1");
    results(2, "to\t1", "be\t1");
    results(9, "to\t1", "be\t1", "or\t1", "not\t1");
    results(10, "to\t1", "be\t1", "or\t1", "not\t1");
  }

  @Test
  void resultsOfTheSameBatchesAreExact() throws Exception {
    assertThat(verdict()).containsExactly("exact: 12 rows of 4 batches, 0 differ");
  }

  @Test
  void aRowThatIsMissingAndOneThatIsDoubledAreNamed() throws Exception {
    results(1, "to\t1");
    results(9, "to\t1", "be\t1", "or\t1", "not\t1", "not\t1");
    assertThat(verdict())
        .containsExactly(
            "row\texpected\tfound",
            row(1, "be\t1") + "\t1\t0",
            row(9, "not\t1") + "\t1\t2",
            "wrong: 12 rows of 4 batches, 2 differ",
            "1 lost, 1 too many");
  }

  @Test
  void aWindowThatWasNotShownIsMissedThoughTheLogKnowsNothingOfIt() throws Exception {
    Files.delete(logged(2));
    results(2);
    assertThat(verdict())
        .contains(row(2, "be\t1") + "\t1\t0", row(2, "to\t1") + "\t1\t0")
        .contains("wrong: 12 rows of 4 batches, 2 differ");
  }

  @Test
  void recordsThatAreInNoBatchAndThoseInTwoAreNamed() throws Exception {
    Files.delete(logged(1));
    Files.delete(logged(2));
    results(1);
    results(2);
    log(10, "[{'name':'b'}]");
    assertThat(verdict())
        .contains("b is in two batches, of " + at(9) + " and of " + at(10), "a is in no batch");
  }

  @Test
  void aBatchThatWasNotDoneAndAStreamThatBeganAnewAreNamed() throws Exception {
    Files.move(logged(11), logged(11).resolveSibling("a.plan"));
    Files.writeString(logged(10), Files.readString(logged(10)).replace("origin\":", "origin\":1"));
    assertThat(verdict())
        .contains("a batch was not done: a.plan", "the stream began anew at " + at(10));
  }

  private List<String> verdict() throws InterruptedException {
    try (Cleanup cleanup = new Cleanup(NOBODY)) {
      Inlet inlet = new DirectoryInlet(root.resolve("input"), 2, 1);
      Outlet outlet = new TextOutlet(workspace.directory("output"));
      Run run = new Run(workspace, inlet, outlet, cleanup, NOBODY, new StopRequest());
      Check check = workload().check(run);
      return check.verdict().orElseThrow().lines();
    }
  }

  private static Workload workload() {
    PipePlan plan =
        new PipePlan(
            new PipelineCompiler().compile(PIPELINE, StreamType.LINES),
            Map.of(SourceSet.ONLY, List.of()));
    return Workload.pipe(PIPELINE, plan, Duration.ofSeconds(1));
  }

  private void log(int batch, String reads) throws IOException {
    String record =
        String.format(
            Locale.ROOT,
            "{'time':%d,'origin':%d,'reads':%s}",
            at(batch).toEpochMilli(),
            ORIGIN.toEpochMilli(),
            reads);
    write("checkpoint/batches/" + logged(batch).getFileName(), record.replace('\'', '"'));
  }

  private Path logged(int batch) {
    String name = String.format(Locale.ROOT, "%020d.done", at(batch).toEpochMilli());
    return root.resolve("checkpoint/batches").resolve(name);
  }

  private void results(int batch, String... rows) throws IOException {
    StringBuilder text = new StringBuilder();
    for (String row : rows) {
      text.append(row(batch, row)).append('\n');
    }
    write(
        String.format(Locale.ROOT, "output/20260101T0000%02d.000Z/part-0", batch), text.toString());
  }

  private static String row(int batch, String row) {
    return at(batch) + "\t" + row;
  }

  private static Instant at(int batch) {
    return ORIGIN.plusSeconds(batch);
  }

  private void write(String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, text.getBytes(UTF_8));
  }
}
