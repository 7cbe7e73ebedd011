package io.dstream.pipe;

import io.dstream.pipe.function.Functions;
import io.dstream.pipe.function.StreamType;
import io.dstream.pipe.stage.RecordParsing;
import io.dstream.pipe.stage.TypedPipeline;
import io.dstream.pipe.text.Mistakes;
import io.dstream.pipe.text.PipelineText;
import io.dstream.spec.DstreamException;
import io.dstream.spec.SourceSet;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.types.StructType;

/**
 * Compiles the text of a pipeline to a typed pipeline. It needs no running Spark. Loading Spark's
 * functions takes a moment, so one compiler should serve all pipelines.
 */
public final class PipelineCompiler {
  private final Functions functions = new Functions();

  /**
   * Parses, resolves and checks a pipeline over one source, whose name is {@link SourceSet#ONLY},
   * with batches of one second.
   *
   * @param input the type of the source's records
   * @throws DstreamException wrong usage: all mistakes that do not follow from others, each with
   *     its place in the text
   */
  public TypedPipeline compile(String text, StreamType input) {
    return compile(text, Map.of(SourceSet.ONLY, input), Duration.ofSeconds(1));
  }

  /** Compiles a pipeline over sources whose records are not parsed. */
  public TypedPipeline compile(String text, Map<String, StreamType> sources, Duration batch) {
    return compile(text, sources, Map.of(), Map.of(), batch);
  }

  /**
   * Parses, resolves and checks a pipeline.
   *
   * @param sources the types of the sources' records, by name; the pipeline must use every source
   * @param parsings how records are parsed, by source name; other sources are not parsed
   * @param tables the columns of the tables, by name; a table is a stream with the same rows in
   *     each batch
   * @param batch the batch interval
   * @throws DstreamException wrong usage: all mistakes that do not follow from others, each with
   *     its place in the text
   */
  public TypedPipeline compile(
      String text,
      Map<String, StreamType> sources,
      Map<String, RecordParsing> parsings,
      Map<String, StructType> tables,
      Duration batch) {
    Mistakes mistakes = new Mistakes();
    Compilation compilation =
        new Compilation(functions, Sources.of(sources, parsings, tables), batch, mistakes);
    Optional<TypedPipeline> compiled = compilation.compile(PipelineText.parse(text, mistakes));
    mistakes.throwIfAny(text);
    TypedPipeline pipeline = compiled.orElseThrow();
    for (String source : sources.keySet()) {
      if (!pipeline.sources().contains(source)) {
        throw DstreamException.usage(
            "--source " + source + "=… is not used in the pipeline",
            "leave it out, or add it with union(" + source + ")");
      }
    }
    return pipeline;
  }
}
