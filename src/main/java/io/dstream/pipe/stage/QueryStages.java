package io.dstream.pipe.stage;

import io.dstream.pipe.function.Input;
import io.dstream.pipe.function.Keys;
import io.dstream.pipe.function.RowFunction;
import io.dstream.pipe.function.StreamType;
import io.dstream.pipe.function.Trees;
import io.dstream.pipe.keyed.StateMapping;
import io.dstream.pipe.keyed.StateTimeout;
import io.dstream.pipe.query.ResolvedQuery;
import io.dstream.pipe.query.RunningQuery;
import io.dstream.pipe.row.ResultRows;
import io.dstream.pipe.text.StageCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.catalyst.expressions.BoundReference;
import org.apache.spark.sql.catalyst.expressions.CreateNamedStruct;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Creates the stages of a query over streams. */
public final class QueryStages {
  private QueryStages() {}

  /** Returns the columns of the view of a stream. They have the same names as in results. */
  public static StructType columns(StreamType stream) {
    List<String> names = new ResultRows(stream).names();
    List<Input> parts = Input.parts(stream);
    StructType columns = new StructType();
    for (int i = 0; i < names.size(); i++) {
      Expression value = parts.get(i).value();
      columns = columns.add(names.get(i), value.dataType(), value.nullable());
    }
    return columns;
  }

  /**
   * Creates the stage of a query.
   *
   * @param call the stage as written, for messages
   * @param view the name by which the query reads the stage's input stream
   * @param input the type of the input stream
   * @param others the other streams that the query reads, by view name
   */
  public static TypedStage query(
      StageCall call,
      String view,
      StreamType input,
      ResolvedQuery query,
      Map<String, TypedPipeline> others) {
    Map<String, TypedPipeline> views = new HashMap<>();
    others.forEach((name, stream) -> views.put(name, asColumns(call, stream)));
    return new TypedStage(
        call,
        new StreamType(query.output(), false),
        List.of(
            new Step.Narrow(new MapRows(asColumns(call, input)), false),
            new Step.Queried(call.text(), view, query, views),
            new Step.Narrow(new MapRows(element(call, query.output())), false)));
  }

  /**
   * Creates the stage of a query over all rows since the start. It outputs a row for each group
   * that a batch changed. The parameters are those of {@link #query}.
   */
  public static TypedStage running(
      StageCall call,
      String view,
      StreamType input,
      RunningQuery query,
      Map<String, TypedPipeline> others) {
    String text = call.text();
    List<Step> steps = new ArrayList<>(query(call, view, input, query.partial(), others).steps());
    StateMapping mapping =
        new StateMapping(
            RowFunction.of(text, Keys.normalized(query.key())),
            RowFunction.of(text, query.value()),
            RowFunction.of(text, query.merged()),
            RowFunction.element(text, query.result()),
            query.key().dataType(),
            query.stateType(),
            query.stateType(),
            StateTimeout.NEVER);
    steps.set(steps.size() - 1, new Step.MapWithState(mapping, 0)); // reads the columns directly
    return new TypedStage(call, new StreamType(query.output(), false), steps);
  }

  /** Creates the stage of a window. Its elements are all elements of the batches in the window. */
  public static TypedStage window(
      StageCall call, StreamType input, Duration length, Optional<Duration> slide) {
    Step.Content all = Step.Content.all(Elements.asKeys(call, input));
    return new TypedStage(
        call, input, List.of(new Step.Windowed(all, length, slide), Elements.ofKeys(call, input)));
  }

  /** Returns a stream whose rows have the columns of a view. */
  private static TypedPipeline asColumns(StageCall call, TypedPipeline stream) {
    Step columns = new Step.Narrow(new MapRows(asColumns(call, stream.output())), false);
    List<TypedStage> stages = new ArrayList<>(stream.stages());
    stages.add(new TypedStage(call, stream.output(), columns));
    return stream.then(stages);
  }

  private static RowFunction asColumns(StageCall call, StreamType stream) {
    return new RowFunction(call.text(), Input.parts(stream).stream().map(Input::value).toList());
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
