package io.dstream.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What the build leaves beside the jar so that the program starts soon is what the launcher uses.
 */
class StartIT {
  @RegisterExtension final Dstream dstream = new Dstream();

  @Test
  void takesTheClassesFromTheArchiveOfTheBuild() {
    String loaded =
        dstream.command("--version").javaOptions("-Xshare:on -Xlog:class+load").run().out();
    assertThat(loaded)
        .contains("io.dstream.Main source: shared objects file\n")
        .contains("picocli.CommandLine source: shared objects file\n");
  }
}
