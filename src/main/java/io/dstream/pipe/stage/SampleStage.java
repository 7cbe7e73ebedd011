package io.dstream.pipe.stage;

import io.dstream.pipe.function.Input;
import io.dstream.pipe.function.RowFunction;
import io.dstream.pipe.function.StreamType;
import io.dstream.pipe.function.Trees;
import io.dstream.pipe.function.Types;
import io.dstream.pipe.text.Argument;
import io.dstream.pipe.text.PipelineException;
import io.dstream.pipe.text.StageCall;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.LessThan;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.XxHash64;
import org.apache.spark.sql.types.DataTypes;

/** The stage that corresponds to {@code RDD.sample} on each batch. */
final class SampleStage implements Stage {
  /** The number of possible hashes. */
  private static final BigDecimal HASHES = BigDecimal.valueOf(2).pow(Long.SIZE);

  @Override
  public String name() {
    return "sample";
  }

  @Override
  public String signature() {
    return "sample(withReplacement, fraction[, seed])";
  }

  @Override
  public String meaning() {
    return "keeps about this fraction of the elements, chosen by their values: a batch that runs again has the same ones, and equal elements are kept together; withReplacement is false";
  }

  @Override
  public String example() {
    return "sample(false, 0.1)";
  }

  @Override
  public CheckedCall take(Arguments arguments, Typing typing) {
    StageCall call = arguments.call();
    requireNoReplacement(arguments);
    BigDecimal fraction = fraction(arguments);
    long seed =
        arguments.nextIs(Argument.WholeNumber.class)
            ? arguments.take(Argument.WholeNumber.class, "a seed").value()
            : 0;
    arguments.end();
    return input -> {
      Expression element = Input.element(input).value();
      if (Types.hasMap(element.dataType())) {
        throw new PipelineException(
            call.nameAt(),
            "sample cannot choose by values of type " + element.dataType().sql(),
            "map_entries(…) makes an ARRAY of a MAP");
      }
      return new TypedStage(
          call,
          input,
          new Step.Narrow(
              new FilterRows(RowFunction.of(call.text(), kept(element, fraction, seed))), true));
    };
  }

  @Override
  public Optional<StreamType> certainOutput(Optional<StreamType> input) {
    return input;
  }

  private static void requireNoReplacement(Arguments arguments) {
    Argument.Flag replacement = arguments.take(Argument.Flag.class, "true or false");
    if (replacement.value()) {
      throw arguments.mistake(
          replacement.at(), "a sample is without replacement: an element is kept once at most");
    }
  }

  private static BigDecimal fraction(Arguments arguments) {
    Argument.Decimal fraction = arguments.take(Argument.Decimal.class, "a fraction, such as 0.1");
    if (fraction.value().compareTo(BigDecimal.ONE) > 0) {
      throw arguments.mistake(fraction.at(), "a fraction is from 0.0 to 1.0");
    }
    return fraction.value();
  }

  /**
   * Returns the condition that the hash of an element is in the lowest {@code fraction} of all
   * hashes.
   */
  private static Expression kept(Expression element, BigDecimal fraction, long seed) {
    if (fraction.compareTo(BigDecimal.ONE) == 0) {
      return Literal.create(true, DataTypes.BooleanType);
    }
    long limit = fraction.multiply(HASHES).add(BigDecimal.valueOf(Long.MIN_VALUE)).longValue();
    return new LessThan(
        new XxHash64(Trees.seq(List.of(element)), seed), Literal.create(limit, DataTypes.LongType));
  }
}
