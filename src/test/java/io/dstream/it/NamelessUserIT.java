package io.dstream.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A user id without a name and without a home, as containers are given one. */
class NamelessUserIT {
  private static final int USER = 54_321;

  @RegisterExtension final Dstream dstream = new Dstream();

  @Test
  void countsAsAnyOther() throws IOException {
    assumeThat(System.getProperty("user.name"))
        .as("only root becomes another user")
        .isEqualTo("root");
    Path input = dstream.file("input", "a b a\n".getBytes(UTF_8));
    open(dstream.directory("tmp"), "rwxrwxrwx");
    open(dstream.directory("work"), "rwxrwxrwx");
    open(input.getParent(), "rwxr-xr-x");
    open(input.getParent().getParent(), "rwxr-xr-x");
    Path own = dstream.directory("own");
    open(own, "rwx------");
    Files.setAttribute(own, "unix:uid", USER);
    Program.Ended end =
        dstream
            .other(List.of("setpriv", "--reuid", "" + USER, "--clear-groups", "dstream"))
            .with("wordcount", "--input", input, "--format", "tsv")
            .with("--sink", "console,text", "--output", own)
            .env("HOME", "/nowhere")
            .run();
    assertThat(Results.ofTsv(end.quietly()).sum()).isEqualTo(Tally.of("a b a".getBytes(UTF_8)));
    assertThat(dstream.leftBehind()).isEmpty();
  }

  private static void open(Path directory, String permissions) throws IOException {
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString(permissions));
  }
}
