package io.dstream.pipe.stage;

import io.dstream.pipe.function.Input;
import io.dstream.pipe.function.RowFunction;
import io.dstream.pipe.function.StreamType;
import io.dstream.pipe.function.Trees;
import io.dstream.pipe.query.Queries;
import io.dstream.pipe.query.ResolvedQuery;
import io.dstream.pipe.row.ResultRows;
import io.dstream.pipe.text.Argument;
import io.dstream.pipe.text.PipelineException;
import io.dstream.pipe.text.StageCall;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.expressions.BoundReference;
import org.apache.spark.sql.catalyst.expressions.CreateNamedStruct;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** {@code DStream.transform}, with a query of SQL over the batch. */
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
      sources.put(source.source(), asColumns(call, source));
      views.put(source.source(), columns(source.output()));
    }
    views.put(Queries.THIS, columns(input));
    ResolvedQuery resolved = typing.queries().resolve(query, views);
    if (!resolved.views().contains(Queries.THIS)) {
      throw new PipelineException(
          query.at(),
          "the query does not read " + Queries.THIS + ", the stream before " + name(),
          "it is written " + signature());
    }
    sources.remove(Queries.THIS);
    sources.keySet().retainAll(resolved.views());
    RowFunction rows = element(call, resolved.output());
    return new TypedStage(
        call,
        new StreamType(resolved.output(), false),
        List.of(
            new Step.Narrow(new MapRows(asColumns(call, input)), false),
            new Step.Queried(call.text(), resolved, sources),
            new Step.Narrow(new MapRows(rows), false)));
  }

  /** A source whose rows have the columns of a view. */
  private static TypedPipeline asColumns(StageCall call, TypedPipeline source) {
    Step columns = new Step.Narrow(new MapRows(asColumns(call, source.output())), false);
    return source.then(List.of(new TypedStage(call, source.output(), columns)));
  }

  private static RowFunction asColumns(StageCall call, StreamType stream) {
    return new RowFunction(call.text(), Input.parts(stream).stream().map(Input::value).toList());
  }

  /** The columns of a stream, named as results name them. */
  private static StructType columns(StreamType stream) {
    List<String> names = new ResultRows(stream).names();
    List<Input> parts = Input.parts(stream);
    StructType columns = new StructType();
    for (int i = 0; i < names.size(); i++) {
      Expression value = parts.get(i).value();
      columns = columns.add(names.get(i), value.dataType(), value.nullable());
    }
    return columns;
  }

  private static RowFunction element(StageCall call, StructType output) {
    List<Expression> fields = new ArrayList<>();
    for (StructField column : output.fields()) {
      fields.add(Literal.create(column.name(), DataTypes.StringType));
      fields.add(new BoundReference(fields.size() / 2, column.dataType(), column.nullable()));
    }
    return RowFunction.element(call.text(), new CreateNamedStruct(Trees.seq(fields)));
  }
}
