package io.dstream.operation;

import org.apache.spark.util.AccumulatorV2;

/**
 * Collects the intake of a batch's tasks on the driver. A task that runs twice is counted twice;
 * the value is only used for notices, never for results.
 */
public final class IntakeTally extends AccumulatorV2<Intake, Intake> {
  private static final long serialVersionUID = 1L;

  private Intake sum = Intake.NOTHING;

  @Override
  public boolean isZero() {
    return sum.equals(Intake.NOTHING);
  }

  @Override
  public AccumulatorV2<Intake, Intake> copy() {
    IntakeTally copy = new IntakeTally();
    copy.sum = sum;
    return copy;
  }

  @Override
  public void reset() {
    sum = Intake.NOTHING;
  }

  @Override
  public void add(Intake intake) {
    sum = sum.plus(intake);
  }

  @Override
  public void merge(AccumulatorV2<Intake, Intake> other) {
    add(other.value());
  }

  @Override
  public Intake value() {
    return sum;
  }
}
