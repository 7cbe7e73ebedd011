package io.dstream.pipe.stage;

import io.dstream.pipe.function.StreamType;
import io.dstream.pipe.query.Queries;
import io.dstream.pipe.query.ResolvedQuery;
import io.dstream.pipe.text.Argument;
import io.dstream.pipe.text.PipelineException;
import io.dstream.pipe.text.StageCall;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.types.StructType;

/** The stage that corresponds to {@code DStream.transform}, with a SQL query over the batch. */
final class TransformStage implements Stage {
  @Override
  public String name() {
    return "transform";
  }

  @Override
  public String signature() {
    return "transform(SELECT … FROM this …)";
  }

  @Override
  public String meaning() {
    return "runs a query of Spark SQL over each batch: this is the stream before it, and other sources"
        + " are views by their names";
  }

  @Override
  public String example() {
    return "flatMap(line -> split(line, ' ')) | countByValue()"
        + " | transform(SELECT key, value FROM this ORDER BY value DESC, key LIMIT 3)";
  }

  @Override
  public CheckedCall take(Arguments arguments, Typing typing) {
    StageCall call = arguments.call();
    Argument.Query query = arguments.take(Argument.Query.class, "a query");
    arguments.end();
    return input -> check(call, query, input, typing);
  }

  private TypedStage check(StageCall call, Argument.Query query, StreamType input, Typing typing) {
    Map<String, TypedPipeline> sources = new LinkedHashMap<>();
    Map<String, StructType> views = new LinkedHashMap<>();
    for (TypedPipeline source : typing.sources()) {
      sources.put(source.source(), source);
      views.put(source.source(), QueryStages.columns(source.output()));
    }
    views.put(Queries.THIS, QueryStages.columns(input));
    ResolvedQuery resolved = typing.queries().resolve(query, views);
    if (!resolved.views().contains(Queries.THIS)) {
      throw new PipelineException(
          query.at(),
          "the query does not read " + Queries.THIS + ", the stream before " + name(),
          "it is written " + signature());
    }
    sources.remove(Queries.THIS);
    sources.keySet().retainAll(resolved.views());
    return QueryStages.query(call, Queries.THIS, input, resolved, sources);
  }
}
