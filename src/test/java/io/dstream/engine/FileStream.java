package io.dstream.engine;

import io.dstream.control.ForcedStop;
import io.dstream.control.Notices;
import io.dstream.control.StopRequest;
import io.dstream.operation.Plan;
import io.dstream.sink.Sink;
import io.dstream.source.FileSource;
import io.dstream.source.Source;
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
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A whole stream over a directory, in this JVM. */
final class FileStream {
  private final StringWriter said = new StringWriter();
  private final StopRequest stop = new StopRequest();
  private final StreamEngine engine;

  FileStream(PipelineSpec<Source, Plan, Sink> spec) {
    Notices notices = Notices.to(new PrintWriter(said, true), false, false);
    engine =
        new StreamEngine(
            spec, new Sink.Outlets(OutputStream.nullOutputStream(), notices), stop, List.of());
  }

  /**
   * Counts the words of all files in {@code directory}.
   *
   * @param timeout of a stop
   */
  static PipelineSpec<Source, Plan, Sink> spec(
      Path directory,
      FileSource.BadFiles onBadFile,
      OperationSpec operation,
      RecoverySpec recovery,
      Duration timeout,
      Sink sink) {
    return new PipelineSpec<>(
        "test",
        new Master("local[2]"),
        Map.of("spark.ui.enabled", "false"),
        Duration.ofMillis(200),
        SourceSet.of(new FileSource(directory.toString(), true, onBadFile)),
        new WordPlan(WordSpec.plain(), operation),
        List.of(sink),
        new RateSpec(OptionalLong.empty(), false),
        recovery,
        new StopSpec(OptionalLong.empty(), Optional.empty(), Optional.empty(), timeout));
  }

  /** Runs it to its end; nothing of it ends this JVM. */
  void run() {
    ForcedStop.replacedBy(
        () -> {},
        () -> {
          engine.run();
          return true;
        });
  }

  void stop() {
    stop.request();
  }

  /** What it said to the user. */
  List<String> said() {
    return said.toString().lines().toList();
  }
}
