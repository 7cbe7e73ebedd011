package io.dstream.pipe.stage;

import io.dstream.pipe.function.StreamType;
import io.dstream.pipe.function.Types;
import io.dstream.pipe.text.Argument;
import io.dstream.pipe.text.PipelineException;
import io.dstream.pipe.text.StageCall;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;

/** The stages that correspond to {@code PairDStreamFunctions.join}, outer joins and cogroup. */
record JoinStage(JoinKind kind) implements Stage {
  @Override
  public String name() {
    return kind.stage();
  }

  @Override
  public String signature() {
    return name() + "(stream[, numTasks])";
  }

  @Override
  public boolean takesStream() {
    return true;
  }

  @Override
  public String meaning() {
    return kind.meaning();
  }

  @Override
  public String example() {
    return "map(line -> (line, 1)) | " + name() + "(input | map(line -> (line, length(line))))";
  }

  @Override
  public CheckedCall take(Arguments arguments, Typing typing) {
    StageCall call = arguments.call();
    Argument.Stream stream = arguments.stream();
    int tasks = arguments.tasks();
    arguments.end();
    return input -> {
      Pairs.require(call, input);
      TypedPipeline other = typing.stream(stream);
      requireSameKeys(stream, input, other.output());
      Step.Keyed left = Pairs.keyed(call, input);
      Step.Keyed right = Pairs.keyed(call, other.output());
      StructField key =
          StreamType.column(
              "key",
              Types.nullable(input.key().dataType()),
              input.key().nullable() || other.output().key().nullable());
      return new TypedStage(
          call,
          StreamType.pairs(key, StreamType.column("value", value(left, right), false)),
          new Step.Joined(left, right, other, kind, tasks));
    };
  }

  private void requireSameKeys(Argument.Stream stream, StreamType input, StreamType other) {
    if (!other.isPair()) {
      throw new PipelineException(
          stream.at(),
          name() + " takes two streams of pairs, this is " + other,
          "make pairs at its end, such as map(x -> (x, 1))");
    }
    DataType key = input.key().dataType();
    if (!Types.same(key, other.key().dataType())) {
      throw new PipelineException(
          stream.at(),
          name()
              + " compares keys of one type: "
              + key.sql()
              + ", and here "
              + other.key().dataType().sql(),
          "CAST one of them to the type of the other");
    }
  }

  private DataType value(Step.Keyed left, Step.Keyed right) {
    return kind == JoinKind.COGROUP
        ? StreamType.pairType(array(left), array(right))
        : StreamType.pairType(left.type(), right.type());
  }

  private static DataType array(Step.Keyed side) {
    return DataTypes.createArrayType(side.type(), true);
  }
}
