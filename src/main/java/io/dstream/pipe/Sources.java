package io.dstream.pipe;

import io.dstream.pipe.function.StreamType;
import io.dstream.pipe.stage.RecordParsing;
import io.dstream.pipe.stage.Stages;
import io.dstream.pipe.stage.TypedPipeline;
import io.dstream.pipe.text.PipelineException;
import io.dstream.pipe.text.PipelineText;
import io.dstream.pipe.text.PipelineText.SourceName;
import io.dstream.pipe.text.TextRange;
import io.dstream.spec.Nearest;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.types.StructType;

/**
 * The sources that a pipeline may name, and their records.
 *
 * @param records the records of each source and table, by name, as a pipeline without stages
 * @param tables the names of the tables
 */
record Sources(Map<String, TypedPipeline> records, Set<String> tables) {
  /**
   * @param types the types of the sources' records, by name
   * @param parsings how records are parsed, by source name
   * @param tables the columns of the tables, by name
   */
  static Sources of(
      Map<String, StreamType> types,
      Map<String, RecordParsing> parsings,
      Map<String, StructType> tables) {
    Map<String, TypedPipeline> records = new LinkedHashMap<>();
    types.forEach(
        (name, type) ->
            records.put(
                name,
                new TypedPipeline(
                    name,
                    type,
                    Optional.ofNullable(parsings.get(name))
                        .map(parsing -> parsing.stage(types.size() == 1 ? "" : name + "=", type)),
                    List.of())));
    tables.forEach(
        (name, columns) -> {
          StreamType rows = new StreamType(columns.asNullable(), false);
          records.put(name, new TypedPipeline(name, rows, Optional.empty(), List.of()));
        });
    return new Sources(records, tables.keySet());
  }

  /** Returns whether a stream reads only tables, so that it has the same rows in every batch. */
  boolean areTables(TypedPipeline stream) {
    return tables.containsAll(stream.sources());
  }

  /** Returns the type of the records of a source, after parsing. */
  StreamType type(String name) {
    return records.get(name).output();
  }

  /** Returns the type that the records of all sources share; empty if the types differ. */
  Optional<StreamType> onlyType() {
    Set<StreamType> different = new HashSet<>();
    records.values().forEach(source -> different.add(source.output()));
    return different.size() == 1 ? different.stream().findFirst() : Optional.empty();
  }

  /**
   * Returns the name of the source that a pipeline begins with.
   *
   * @throws PipelineException if there is no such source, or if the source must be named
   */
  String first(PipelineText text) {
    return text.source().map(this::named).orElseGet(() -> only(text));
  }

  private String named(SourceName written) {
    String name = written.name();
    if (records.containsKey(name)) {
      return name;
    }
    if (Stages.names().contains(name)) {
      throw new PipelineException(
          new TextRange(written.at().to(), written.at().to()),
          "expected ( after the stage " + name,
          "a stage without arguments is written " + name + "()");
    }
    throw new PipelineException(
        written.at(),
        "there is no source " + name,
        Nearest.hint(
            name,
            Stream.concat(records.keySet().stream(), Stages.names().stream()).toList(),
            "sources are " + all() + "; a stage is written NAME(…)"));
  }

  private String only(PipelineText text) {
    if (records.size() - tables.size() > 1) {
      throw new PipelineException(
          text.stages().get(0).nameAt(),
          "expected the name of the source that the pipeline begins with: " + all(),
          "write " + records.keySet().iterator().next() + " | …");
    }
    return records.keySet().iterator().next();
  }

  private String all() {
    return String.join(", ", records.keySet());
  }
}
