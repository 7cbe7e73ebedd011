package io.dstream.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dstream.spec.DstreamException;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.spark.SparkContext;
import org.junit.jupiter.api.Test;

class ApplicationEndTest {
  /** Where Spark says why, and nowhere else. */
  private final Logger spark =
      LogManager.getContext(SparkContext.class.getClassLoader(), false)
          .getLogger("org.apache.spark.scheduler.cluster.StandaloneSchedulerBackend");

  private final Exception failure = new IllegalStateException("stopped SparkContext");

  @Test
  void anApplicationThatRunsExplainsNothing() {
    try (ApplicationEnd end = ApplicationEnd.listen(false)) {
      spark.error("Disconnected from Spark cluster! Waiting for reconnection...");
      assertThatCode(end::requireNone).doesNotThrowAnyException();
      assertThat(end.explain(failure)).isSameAs(failure);
    }
  }

  @Test
  void theReasonIsKnownBeforeAnythingFailsAndExplainsWhateverDoes() {
    try (ApplicationEnd end = ApplicationEnd.listen(false)) {
      spark.error("Application has been killed. Reason: Master removed our application: KILLED");
      String reason =
          "the Spark master ended the application: Master removed our application: KILLED";
      assertThatThrownBy(end::requireNone)
          .isInstanceOf(DstreamException.class)
          .hasMessage(reason)
          .hasNoCause();
      assertThat(end.explain(failure))
          .isInstanceOf(DstreamException.class)
          .hasMessage(reason)
          .hasCause(failure);
    }
  }
}
