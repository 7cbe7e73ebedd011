package io.dstream.pipe.run;

import io.dstream.operation.Skipped;
import io.dstream.pipe.function.StreamType;
import io.dstream.pipe.row.ResultRows;
import io.dstream.pipe.stage.FailedRows;
import io.dstream.pipe.stage.NarrowChain;
import io.dstream.row.RowBlock;
import io.dstream.spark.Rdds;
import io.dstream.spec.DstreamException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.apache.spark.util.LongAccumulator;

/**
 * The rows of a batch that are skipped because a function fails on them. They are counted while the
 * other rows are processed. If they are requested, a separate RDD computes them again.
 */
final class SkippedRows {
  private static final ResultRows LETTERS =
      new ResultRows(
          new StreamType(
              new StructType()
                  .add("record", DataTypes.StringType)
                  .add("error", DataTypes.StringType),
              false));

  private final SkippedTally tally = new SkippedTally();
  private final LongAccumulator results = new LongAccumulator();
  private final List<JavaRDD<InternalRow>> failing = new ArrayList<>();
  private boolean due;

  SkippedRows(SparkContext spark) {
    spark.register(tally);
    spark.register(results);
  }

  /** Prepares for a new batch. */
  void reset() {
    tally.reset();
    results.reset();
    failing.clear();
  }

  /**
   * Returns the rows of a phase without the skipped ones.
   *
   * @param before the input rows
   */
  JavaRDD<InternalRow> without(NarrowChain chain, RowsBefore before) {
    if (chain.isEmpty()) {
      return before.then(chain);
    }
    JavaRDD<InternalRow> kept = before.then(chain.with(new Count(failing.size(), tally)));
    failing.add(before.then(chain.with(new Letters(before.lineFields()))));
    return kept;
  }

  /**
   * Returns the results and records whether there are any.
   *
   * @param due whether results are expected in this batch; windows do not show them in every batch
   */
  JavaRDD<RowBlock> watched(JavaRDD<RowBlock> rows, boolean due) {
    this.due = due;
    LongAccumulator seen = results;
    return rows.map(
        block -> {
          seen.add(1);
          return block;
        });
  }

  /** Whether the last batch skipped rows and has no result, although one was due. */
  boolean tookAll() {
    return due && !tally.isZero() && results.isZero();
  }

  /** Returns the skipped rows of the last batch once its rows are computed; empty if none. */
  Optional<Skipped> skipped() {
    return tally.value().values().stream()
        .reduce((first, next) -> new SkippedTally.Count(first.rows() + next.rows(), first.why()))
        .map(all -> new Skipped(all.rows(), all.why(), letters()));
  }

  private JavaRDD<RowBlock> letters() {
    return Rdds.mapPartitions(
        tally.value().keySet().stream()
            .map(SkippedTally.Place::phase)
            .distinct()
            .map(failing::get)
            .reduce(JavaRDD::union)
            .orElseThrow(),
        new ListRows(LETTERS, Skipped.SCHEMA));
  }

  private record Count(int phase, SkippedTally tally) implements FailedRows {
    private static final long serialVersionUID = 1L;

    @Override
    public boolean alone() {
      return false;
    }

    @Override
    public Optional<InternalRow> failed(InternalRow row, DstreamException failure) {
      tally.add(new SkippedTally.Failure(phase, failure.getMessage()));
      return Optional.empty();
    }
  }

  private record Letters(int lineFields) implements FailedRows {
    private static final long serialVersionUID = 1L;

    @Override
    public boolean alone() {
      return true;
    }

    @Override
    public Optional<InternalRow> failed(InternalRow row, DstreamException failure) {
      Object[] letter = {line(row), UTF8String.fromString(failure.getMessage())};
      return Optional.of(new GenericInternalRow(new Object[] {new GenericInternalRow(letter)}));
    }

    private UTF8String line(InternalRow row) {
      return switch (lineFields) {
        case RowsBefore.NO_LINES -> null;
        case 0 -> row.getUTF8String(0);
        default -> row.getStruct(0, lineFields + 1).getUTF8String(0);
      };
    }
  }
}
