package io.dstream.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dstream.checkpoint.StateDirectory;
import io.dstream.control.Notices;
import io.dstream.operation.BatchInput;
import io.dstream.operation.Operation;
import io.dstream.operation.OperationContext;
import io.dstream.row.RowBlock;
import io.dstream.row.RowFormat;
import io.dstream.row.Schema;
import io.dstream.sink.Sink;
import io.dstream.sink.TextSink;
import io.dstream.sink.jdbc.JdbcSink;
import io.dstream.sink.jdbc.TableAccess;
import io.dstream.spec.Beginning;
import io.dstream.testing.LocalSpark;
import io.dstream.text.LineBlock;
import io.dstream.words.OperationSpec;
import io.dstream.words.WordPlan;
import io.dstream.words.WordSpec;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.util.SerializableConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What writers do with results that are there before the stream begins, or are missing. */
class SinkWritersTest {
  private static final OperationSpec TOTALS = new OperationSpec.Stateful(Optional.empty(), false);
  private static final long FIRST = Instant.parse("2026-11-22T16:00:01Z").toEpochMilli();
  private static final long SECOND = FIRST + 1000;

  @TempDir private Path directory;
  private final StringWriter said = new StringWriter();

  @Test
  void totalsThatTheTableLacksAreWrittenAgain() throws IOException {
    TableAccess table = TableAccess.of(url(), "", "", "wordcount");
    try (JavaSparkContext spark = LocalSpark.start()) {
      Operation count = count(spark, 0);
      try (SinkWriters writers = open(Beginning.anew())) {
        writers.restoreTotals(count, 0, notices());
        write(writers, count.rows(BatchInput.of(FIRST, lines(spark, "one two"))), FIRST);
        count.commit();
      }
      table.drop();
      Operation next = count(spark, FIRST);
      try (SinkWriters writers = open(Beginning.after(Instant.ofEpochMilli(FIRST)))) {
        writers.restoreTotals(next, FIRST, notices());
        assertThat(rows(table)).isEqualTo(Map.of("one", 1L, "two", 1L));
        write(writers, next.rows(BatchInput.of(SECOND, lines(spark, "one three"))), SECOND);
        next.commit();
        writers.restoreTotals(next, SECOND, notices());
      }
    }
    assertThat(rows(table)).isEqualTo(Map.of("one", 2L, "two", 1L, "three", 1L));
    assertThat(said.toString())
        .isEqualTo(
            "dstream: table wordcount at "
                + url()
                + " holds 0 totals, and the checkpoint has 2: writes them all again\n");
  }

  @Test
  void aBatchOfAnotherRunIsNotReplaced() throws IOException {
    Path output = directory.resolve("out");
    Path batch = Files.createDirectories(output.resolve("20261122T160001.000Z"));
    Files.writeString(batch.resolve("part-00000-7"), "of another run");
    Sink text = new TextSink(output.toString(), RowFormat.Name.tsv, TextSink.OPTION);
    Beginning goesOn = Beginning.after(Instant.ofEpochMilli(FIRST));
    try (JavaSparkContext spark = LocalSpark.start()) {
      JavaRDD<RowBlock> rows = count(spark, 0).rows(BatchInput.of(FIRST, lines(spark, "one")));
      try (SinkWriters writers = open(text, Beginning.anew())) {
        assertThatThrownBy(() -> write(writers, rows, FIRST))
            .hasMessage(
                "--output "
                    + output
                    + " has a batch of 2026-11-22T16:00:01Z already, and it is of another run");
      }
      assertThat(batch.resolve("part-00000-7")).hasContent("of another run");
      try (SinkWriters writers = open(text, goesOn)) {
        write(writers, rows, FIRST); // the checkpoint knows it
      }
      assertThat(batch.resolve("part-00000-7")).doesNotExist();
      assertThat(batch).isNotEmptyDirectory();
    }
  }

  @Test
  void anOutputDirectoryHasOneWriter() {
    Path output = directory.resolve("out");
    Sink text = new TextSink(output.toString(), RowFormat.Name.tsv, TextSink.OPTION);
    try (SinkWriters first = open(text, Beginning.anew())) {
      assertThat(first.ofResults()).hasSize(1);
      assertThatThrownBy(() -> open(text, Beginning.anew()))
          .hasMessage(
              "--output " + output + " is in use by process " + ProcessHandle.current().pid());
    }
    open(text, Beginning.anew()).close();
  }

  private static void write(SinkWriters writers, JavaRDD<RowBlock> rows, long time)
      throws IOException {
    for (Sink.BatchWriter writer : writers.ofResults()) {
      writer.write(rows, Instant.ofEpochMilli(time));
    }
  }

  private SinkWriters open(Beginning beginning) {
    return open(JdbcSink.of(url(), "", "", "wordcount"), beginning);
  }

  private SinkWriters open(Sink sink, Beginning beginning) {
    Sink.Outlets outlets = new Sink.Outlets(OutputStream.nullOutputStream(), notices());
    return SinkWriters.open(List.of(sink), Schema.WORD_TOTALS, beginning, outlets);
  }

  private Operation count(JavaSparkContext spark, long last) {
    StateDirectory state =
        new StateDirectory(
            directory.resolve("state").toString(),
            new SerializableConfiguration(new Configuration()));
    return new WordPlan(WordSpec.plain(), TOTALS)
        .open(new OperationContext(spark.sc(), 2, Optional.of(state), last, 100));
  }

  private static JavaRDD<LineBlock> lines(JavaSparkContext spark, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return spark.parallelize(List.of(new LineBlock(bytes, 0, bytes.length)), 1);
  }

  private static Map<String, Long> rows(TableAccess table) {
    Map<String, Long> rows = new TreeMap<>();
    table.read("word", "count", rows::put);
    return rows;
  }

  private Notices notices() {
    return Notices.to(new PrintWriter(said, true), false, false);
  }

  private String url() {
    return "jdbc:h2:" + directory.resolve("db");
  }
}
