package io.dstream.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A stream in which nothing counts says why, once. */
class EmptyBatchesIT {
  private static final String SINCE = " since \\S+Z";

  @RegisterExtension static final Broker BROKER = new Broker();

  @RegisterExtension final Dstream dstream = new Dstream();

  @Test
  void aDirectoryTellsOfEachFileWhyItDoesNotCount() throws Exception {
    Path watched = dstream.directory("watched");
    Files.writeString(watched.resolve("old"), "a b\n");
    Files.writeString(watched.resolve(".hidden"), "a b\n");
    assertThat(run("--source file --batches 12 --path", watched).err())
        .matches(
            "dstream: no rows for \\d+s: there is no new file in \\S+; hidden: .hidden;"
                + " there before the start, and no --existing: old\n");
  }

  @Test
  void aServerThatSendsNothingIsNamed() {
    try (LineServer server = LineServer.start()) {
      Program program = start("--source socket --port", server.port());
      program.await("says why", p -> p.err().contains("no whole line came\n"));
      program.signal("TERM");
      assertThat(program.end().err()) // on a slow machine, not being connected may come first
          .containsOnlyOnce("no whole line came")
          .containsPattern(
              "dstream: no rows for \\d+s: connected to localhost:"
                  + server.port()
                  + SINCE
                  + ", and no whole line came\n");
    }
  }

  @Test
  void aServerThatIsNotThereIsNamedWithSinceWhen() {
    try (ReservedPort port = new ReservedPort()) {
      String at = "localhost:" + port.number();
      assertThat(run("--source socket --batches 12 --port", port.number()).err())
          .contains(
              "dstream: socket "
                  + at
                  + ": Connection refused; connecting again until it is there\n")
          .containsOnlyOnce("not connected to")
          .containsPattern(
              "dstream: nothing came out: not connected to "
                  + at
                  + SINCE
                  + ": Connection refused\n");
    }
  }

  @Test
  void aFileThatIsEmptyIsNamedOnce() throws Exception {
    Path watched = dstream.directory("watched");
    Program program = start("--source file --path", watched);
    program.await("says that there is none", p -> p.err().contains("there is no file in"));
    Path empty = dstream.file("empty", new byte[0]);
    Files.setLastModifiedTime(empty, FileTime.fromMillis(0)); // nobody writes to it any more
    Files.move(empty, watched.resolve("empty"));
    program.await("says that it is empty", p -> p.err().lines().count() >= 2);
    program.signal("TERM");
    // What comes after it depends on how long the stop takes.
    assertThat(program.end().err())
        .matches(
            """
            (?s)dstream: no rows for \\d+s: there is no file in [^\n]+
            dstream: no rows for \\d+s: there is no new file in [^\n]+; empty: empty
            .*""");
  }

  @Test
  void aTopicTellsWhetherItHasRecordsAndWhoHasReadThem() throws Exception {
    BROKER.create("never", 2);
    assertThat(ofTopic("never", "--batches 3"))
        .isEqualTo("dstream: nothing came out: topic never has no records\n");
    BROKER.create("read", 6);
    BROKER.send("read", Collections.nCopies(12, "word".getBytes(UTF_8)));
    String end =
        "dstream: nothing came out: topic read is read to its end"
            + " (read-0 at 2, read-1 at 2, read-2 at 2, read-3 at 2 and 2 more); ";
    assertThat(ofTopic("read", "--from latest --batches 3"))
        .isEqualTo(end + "--from latest passes over what was there before\n");
    assertThat(ofTopic("read", "--group-id g --batches 2")).isEmpty();
    assertThat(ofTopic("read", "--group-id g --batches 3"))
        .isEqualTo(end + "group g has read it; --from earliest reads it again\n");
  }

  @Test
  void offsetsWithoutALineAreNoEnd() throws Exception {
    BROKER.create("nulls", 1);
    BROKER.send("nulls", 0, null);
    assertThat(ofTopic("nulls", "--from earliest --batches 1"))
        .isEqualTo(
            "dstream: nothing came out: the offsets that came have no line:"
                + " messages without a value, or ends of transactions\n");
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

  private String ofTopic(String topic, String options) {
    String kafka = "--source kafka --topic " + topic + " " + options;
    return BROKER.into(command(kafka)).runHere().err();
  }

  private Program.Ended run(String options, Object last) {
    return command(options).with(last).runHere();
  }

  private Program start(String options, Object last) {
    return command(options).with(last).start();
  }

  private Dstream.Command command(String options) {
    return dstream.command("wordcount --no-live --batch 1s --sink none " + options);
  }
}
