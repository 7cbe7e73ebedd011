package io.dstream.operation;

import io.dstream.spec.PlanSpec;

/**
 * What is computed of a stream's records. A plan is a checked, immutable description until opened.
 */
public interface Plan extends PlanSpec {
  /** Makes the operation, with the state that is there. */
  Operation open(OperationContext context);

  /** A plan without state that uses the same classes; it runs before the first batch. */
  Plan rehearsal();
}
