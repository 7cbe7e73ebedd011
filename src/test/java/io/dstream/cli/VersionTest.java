package io.dstream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.utils.AppInfoParser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionTest {
  /** What the libraries' own classes say is what the files say that are read in their place. */
  @ParameterizedTest
  @ValueSource(strings = {"--version", "-V", "wordcount -V", "produce --version", "shell -V"})
  void isThatOfTheProgramAndOfWhatItStandsOn(String arguments) {
    assertThat(CommandRun.of(arguments.split(" ", -1)))
        .isEqualTo(
            new CommandRun(
                0,
                """
                dstream (built in place)
                Spark %s
                Scala %s
                Kafka %s
                Java %s, %s
                """
                    .formatted(
                        org.apache.spark.package$.MODULE$.SPARK_VERSION(),
                        scala.util.Properties.versionNumberString(),
                        AppInfoParser.getVersion(),
                        Runtime.version(),
                        System.getProperty("java.vendor")),
                ""));
  }
}
