package io.dstream.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A stream in which nothing counts says why, once. */
class EmptyBatchesIT {
  private static final String SINCE = " since \\S+Z";

  @RegisterExtension final Dstream dstream = new Dstream();

  @Test
  void aDirectoryTellsOfEachFileWhyItDoesNotCount() throws Exception {
    Path watched = dstream.directory("watched");
    Files.writeString(watched.resolve("old"), "a b\n");
    Files.writeString(watched.resolve(".hidden"), "a b\n");
    assertThat(run("--source file --duration 12s --path", watched).err())
        .matches(
            "dstream: nothing to count for \\d+s: there is no new file in \\S+; hidden: .hidden;"
                + " there before the start, and no --existing: old\n");
  }

  @Test
  void aServerThatSendsNothingIsNamed() {
    try (LineServer server = LineServer.start()) {
      assertThat(run("--source socket --duration 12s --port", server.port()).err())
          .matches(
              "dstream: nothing to count for \\d+s: connected to localhost:"
                  + server.port()
                  + SINCE
                  + ", and no whole line came\n");
    }
  }

  @Test
  void wordsThatAreLeftOutAreCountedAtTheEnd() {
    assertThat(run("--min-length 3 --input", dstream.file("text", "a b\nb c d\n".getBytes(UTF_8))))
        .isEqualTo(
            new Program.Ended(
                0,
                "",
                "dstream: nothing came out: 2 lines, all 5 words left out by --min-length 3\n"));
  }

  @Test
  void everyEmptyBatchIsExplainedOnRequestAndNoneWhenQuiet() {
    Path blank = dstream.file("blank", "\n \n".getBytes(UTF_8));
    String why = "1 line without a word: white space only\n";
    assertThat(run("--queue-batches 2 -v --input", blank).err())
        .containsPattern("batch \\S+Z is empty: " + why + "(.*\n)*.*batch \\S+Z is empty: " + why);
    assertThat(run("--queue-batches 2 -q --input", blank).err()).isEmpty();
  }

  private Program.Ended run(String options, Object last) {
    return dstream
        .command("wordcount --no-live --batch 300ms --sink none " + options)
        .with(last)
        .run();
  }
}
