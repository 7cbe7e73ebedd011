package io.dstream.hadoop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LockOwnerTest {
  private final LockOwner self = LockOwner.self();

  @Test
  void isReadAsItWasWrittenAndNotFromAPartOfIt() {
    assertThat(LockOwner.parse(self.line())).contains(self);
    for (String other : new String[] {"", "\n", "1 2\n", "a b c d\n", self.line().strip()}) {
      assertThat(LockOwner.parse(other)).as(other).isEmpty();
    }
  }

  @Test
  void aProcessOfThisMachineRunsOrHasEndedAndNothingIsKnownOfOthers() {
    assertThat(self.isRunning()).isTrue();
    assertThat(self).hasToString("process " + ProcessHandle.current().pid());
    LockOwner before = new LockOwner(self.process(), 1, self.processes(), self.host());
    assertThat(before.hasEnded()).isTrue(); // its id is used again
    LockOwner elsewhere = new LockOwner(1, 1, self.processes(), "elsewhere");
    assertThat(elsewhere.isRunning() || elsewhere.hasEnded()).isFalse();
    assertThat(elsewhere).hasToString("process 1 on elsewhere");
    LockOwner container = new LockOwner(1, 1, "pid:[1]", self.host());
    assertThat(container.isRunning() || container.hasEnded()).isFalse();
  }
}
