package io.dstream.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The program's ends in a pipe. */
class ConsoleIT {
  @RegisterExtension final Dstream dstream = new Dstream();

  @Test
  void aReaderThatLeavesEndsItQuietly() {
    String out =
        dstream
            .bash("dstream wordcount --batch 200ms | head -1; echo ${PIPESTATUS[0]}")
            .run()
            .quietly();
    assertThat(out).matches("[0-9T:.-]+Z\n0\n");
    assertThat(dstream.leftBehind()).isEmpty();
  }

  @Test
  void resultsThatCannotBeWrittenAreAnError() {
    Program.Ended end = dstream.bash("dstream wordcount --batch 200ms > /dev/full").run();
    ErrorsIT.assertIsOneLineNaming("stdout cannot be written to", end, 1);
    assertThat(dstream.leftBehind()).isEmpty();
  }
}
