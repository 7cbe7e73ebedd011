package io.dstream.cli;

import io.dstream.completion.GeneratedFile;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Scripts depend on the command line: nothing in it changes unnoticed. */
class CommandLineContractTest {
  @Test
  void isAsItWas() throws IOException {
    GeneratedFile.assertUpToDate(
        Path.of("src/test/resources/command-line.golden"),
        CommandLineContract.text(),
        "contract.write",
        "scripts depend on the command line; a change that is meant is accepted with:"
            + " mvn test -Dtest=CommandLineContractTest -Dcontract.write=true");
  }
}
