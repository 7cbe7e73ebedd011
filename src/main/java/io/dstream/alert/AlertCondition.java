package io.dstream.alert;

import io.dstream.pipe.row.RowCondition;
import io.dstream.pipe.text.PipelineException;
import io.dstream.row.Schema;
import java.io.Serializable;

/** An alert whose expression is resolved for the rows of a result. */
record AlertCondition(String name, RowCondition condition) implements Serializable {
  /**
   * Resolves an alert.
   *
   * @throws io.dstream.spec.DstreamException wrong usage, with the place in the expression
   */
  static AlertCondition of(AlertRule rule, Schema schema) {
    try {
      return new AlertCondition(
          rule.name(), RowCondition.of("alert " + rule.name(), rule.expression(), schema));
    } catch (PipelineException e) {
      throw e.in(AlertRule.OPTION + " " + rule.name(), rule.expression());
    }
  }
}
