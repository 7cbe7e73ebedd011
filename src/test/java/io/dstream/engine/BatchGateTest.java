package io.dstream.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class BatchGateTest {
  private final AtomicReference<OptionalLong> last = new AtomicReference<>(OptionalLong.empty());
  private final BatchGate gate = new BatchGate(last::get);

  @Test
  void admitsEveryBatchUntilTheLastOneIsKnown() {
    assertThat(gate.admits(7, false)).isTrue();
    last.set(OptionalLong.of(7));
    assertThat(gate.admits(7, false)).isTrue();
    assertThat(gate.admits(8, true)).isFalse();
  }

  @Test
  void admitsNoneAfterOneThatFailed() {
    gate.close();
    assertThat(gate.admits(1, true)).isFalse();
  }

  @Test
  void passesOverBatchesWithoutRecordsWhenTheStreamIsToStop() {
    gate.passOverEmpty(List.of(7L));
    assertThat(gate.admits(6, false)).isFalse();
    assertThat(gate.admits(6, true)).isTrue();
    assertThat(gate.admits(7, false)).isTrue();
  }
}
