package io.dstream.pipe.function;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.sql.catalyst.util.BadRecordException;
import org.junit.jupiter.api.Test;

class SparkMessagesTest {
  /** As Spark has it: nothing but its name says what is wrong. */
  private static final class CannotParseJSONFieldException extends Exception {
    private static final long serialVersionUID = 1L;
  }

  @Test
  void anErrorOfAParserWithoutAWordIsSaidByItsName() {
    Throwable bad =
        new BadRecordException(() -> null, () -> null, new CannotParseJSONFieldException());
    assertThat(SparkMessages.of(bad)).isEqualTo("cannot parse JSON field");
  }

  @Test
  void allElseIsSaidInItsOwnWords() {
    assertThat(SparkMessages.of(new IllegalStateException("[A_B.C] It is so.")))
        .isEqualTo("It is so");
    assertThat(SparkMessages.of(new IllegalStateException())).isEqualTo("IllegalStateException");
  }
}
