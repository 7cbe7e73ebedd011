package io.dstream.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Settings of files and environment, as shipped. */
final class ConfigIT {
  private static final String COUNT = "wordcount --input words --queue-batches 1 --batch 200ms";

  @RegisterExtension final Dstream dstream = new Dstream();

  /** A run over {@code a B a}, without the times of its batches. */
  private String counted(Dstream.Command command) {
    return command.run().quietly().replaceAll("(?m)^\\S+\t", "");
  }

  private Path config(String toml) {
    dstream.file("words", "a B a\n".getBytes(UTF_8));
    return dstream.file("config.toml", toml.getBytes(UTF_8));
  }

  @Test
  void aProfileAndTheEnvironmentSayWhatIsNotTyped() {
    Path file =
        config(
            """
            format = "csv"
            queue-batches = 1
            [profiles.small.wordcount]
            format = "tsv"
            batch = "200ms"
            top = 5
            """);
    Path words = file.resolveSibling("words");
    assertThat(
            counted(
                dstream
                    .command("--profile small wordcount")
                    .env("DSTREAM_CONFIG", file)
                    .env("DSTREAM_INPUT", words)
                    .env("DSTREAM_TOP", 1)))
        .isEqualTo("a\t2\n");
    Path arguments =
        dstream.file("arguments", ("--profile small --input " + words).getBytes(UTF_8));
    assertThat(
            counted(
                dstream.command("wordcount --lower-case").with("--config", file, "@" + arguments)))
        .isEqualTo("a\t2\nb\t1\n");
  }

  @Test
  void theFileOfTheUserIsFoundAndShellAndJobsReadItToo() {
    Path file = config("format = \"csv\"\n[profiles.tabs]\nformat = \"tsv\"\n");
    dstream.directory("config/dstream");
    Program.Ended ended =
        dstream
            .bash(
                """
                cp %1$s $XDG_CONFIG_HOME/dstream/config.toml
                cd %2$s
                dstream %3$s --no-config --format csv
                dstream %3$s
                dstream --profile tabs shell <<END
                %3$s
                %3$s &
                fg
                END
                """
                    .formatted(file, file.getParent(), COUNT))
            .env("XDG_STATE_HOME", dstream.directory("state"))
            .run();
    assertThat(ended.out().replaceAll("(?m)^[0-9T:.-]+Z", ""))
        .isEqualTo(",a,2\n,B,1\n".repeat(2) + "\ta\t2\n\tB\t1\n".repeat(2));
    assertThat(ended.status()).isZero();
  }

  @Test
  void aBrokenFileIsOneLineAndHelpDoesNotReadIt() {
    Path file = config("batch = ");
    ErrorsIT.assertIsOneLineNaming(
        "config.toml:1", dstream.command("wordcount").env("DSTREAM_CONFIG", file).run(), 2);
    assertThat(dstream.command("wordcount --help").env("DSTREAM_CONFIG", file).run().quietly())
        .contains("--profile");
  }
}
