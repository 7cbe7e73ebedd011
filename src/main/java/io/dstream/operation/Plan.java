package io.dstream.operation;

import io.dstream.spec.PlanSpec;

/**
 * Describes what is computed from a stream's records. A plan is a checked, immutable description
 * until it is opened.
 */
public interface Plan extends PlanSpec {
  /** Creates the operation, with the existing state. */
  Operation open(OperationContext context);

  /** Returns a plan without state that uses the same classes; it runs before the first batch. */
  Plan rehearsal();
}
