package io.dstream.bench;

import io.dstream.control.Notices;
import io.dstream.control.StopRequest;
import io.dstream.engine.StreamEngine;
import io.dstream.kafka.KafkaClientConfig;
import io.dstream.kafka.TopicSelection;
import io.dstream.operation.Plan;
import io.dstream.pipe.PipelineCompiler;
import io.dstream.pipe.QueryCompiler;
import io.dstream.pipe.function.StreamType;
import io.dstream.pipe.run.PipePlan;
import io.dstream.pipe.run.SqlPlan;
import io.dstream.sink.Sink;
import io.dstream.source.FileSource;
import io.dstream.source.KafkaSource;
import io.dstream.source.QueueSource;
import io.dstream.source.SocketSource;
import io.dstream.source.Source;
import io.dstream.source.StdinSource;
import io.dstream.spec.HostAndPort;
import io.dstream.spec.InputFile;
import io.dstream.spec.Master;
import io.dstream.spec.PipelineSpec;
import io.dstream.spec.RateSpec;
import io.dstream.spec.RecoverySpec;
import io.dstream.spec.SourceSet;
import io.dstream.spec.StopSpec;
import io.dstream.words.OperationSpec;
import io.dstream.words.WordPlan;
import io.dstream.words.WordSpec;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Runs this program's contenders: what {@code wordcount} or {@code pipe} runs by default. */
final class DstreamStream {
  private static final String WORDS = "flatMap(line -> split(line, ' ')) | map(w -> (w, 1L)) | ";

  static final String COUNT = WORDS + "reduceByKey(_ + _)";

  private static final String QUERY =
      "SELECT word, count(*) AS n FROM (SELECT explode(split(value, ' ')) AS word FROM input)"
          + " GROUP BY word";

  private DstreamStream() {}

  static void run(StreamPlan plan, BatchTimes times) {
    PipelineSpec<Source, Plan, Sink> spec =
        new PipelineSpec<>(
            "dstream bench",
            new Master(TextbookStream.MASTER),
            Map.of(),
            Duration.ofMillis(plan.batchMillis()),
            SourceSet.of(source(plan)),
            computed(plan),
            List.of(new TallySink(times)),
            new RateSpec(
                plan.maxRate() > 0 ? OptionalLong.of(plan.maxRate()) : OptionalLong.empty(), false),
            new RecoverySpec(
                Optional.of(plan.checkpoint()).filter(dir -> !dir.isEmpty()), false, false),
            new StopSpec(
                OptionalLong.empty(), Optional.empty(), Optional.empty(), Duration.ofHours(1)));
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    Sink.Outlets outlets =
        new Sink.Outlets(OutputStream.nullOutputStream(), Notices.to(err, false, false));
    new StreamEngine(spec, outlets, new StopRequest(), List.of(), times).run();
  }

  private static Plan computed(StreamPlan plan) {
    return switch (plan.contender()) {
      case PIPE ->
          new PipePlan(
              new PipelineCompiler()
                  .compile(
                      pipeline(plan),
                      Map.of(SourceSet.ONLY, StreamType.LINES),
                      Duration.ofMillis(plan.batchMillis())),
              Map.of(SourceSet.ONLY, List.of()));
      case SQL -> query();
      default -> new WordPlan(WordSpec.plain(), operation(plan));
    };
  }

  private static SqlPlan query() {
    QueryCompiler.Span span = new QueryCompiler.EachBatch();
    QueryCompiler.Compiled compiled =
        new QueryCompiler()
            .compile(QUERY, Map.of(SourceSet.ONLY, List.of()), Map.of(), Map.of(), span);
    return new SqlPlan(
        QUERY, span, compiled.totals(), new PipePlan(compiled.pipeline(), compiled.fields()));
  }

  private static String pipeline(StreamPlan plan) {
    return switch (plan.operation()) {
      case BATCH -> COUNT;
      case WINDOW ->
          WORDS
              + String.format(
                  Locale.ROOT,
                  "reduceByKeyAndWindow(_ + _, _ - _, %dms, %dms)",
                  plan.windowMillis(),
                  plan.batchMillis());
      case TOTALS -> WORDS + "updateStateByKey((ones, n) -> coalesce(n, 0L) + size(ones))";
      case MATCHES -> "filter(line -> contains(line, '" + StreamPlan.SOUGHT + "')) | count()";
    };
  }

  private static Source source(StreamPlan plan) {
    return switch (plan.source()) {
      case FILE -> new FileSource(plan.place(), false, FileSource.BadFiles.fail);
      case QUEUE ->
          new QueueSource(Optional.of(new InputFile(Path.of(plan.place()))), 10, Optional.empty());
      case STDIN -> new StdinSource();
      case SOCKET ->
          new SocketSource(new HostAndPort("localhost", Integer.parseInt(plan.place())), 1);
      case KAFKA -> {
        String[] parts = plan.place().split("/", 2);
        yield new KafkaSource(
            KafkaClientConfig.of(parts[0]),
            new TopicSelection.Named(List.of(parts[1])),
            "bench-" + ProcessHandle.current().pid(),
            KafkaSource.From.earliest,
            KafkaSource.DataLoss.fail);
      }
    };
  }

  private static OperationSpec operation(StreamPlan plan) {
    return switch (plan.operation()) {
      case BATCH -> new OperationSpec.PerBatch();
      case WINDOW ->
          new OperationSpec.Window(
              Duration.ofMillis(plan.windowMillis()), Duration.ofMillis(plan.batchMillis()));
      case TOTALS -> new OperationSpec.Stateful(Optional.empty(), false);
      case MATCHES -> throw new IllegalArgumentException("a pipeline counts matches");
    };
  }
}
