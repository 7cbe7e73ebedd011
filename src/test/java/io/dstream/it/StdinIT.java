package io.dstream.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Lines of stdin, in pipelines of a shell. */
class StdinIT {
  @RegisterExtension final Dstream dstream = new Dstream();

  /** One core and no receiver; twice as much as the heap holds, faster than batches are. */
  @Test
  void moreThanTheHeapHoldsIsCountedToTheLastLineAndTheEndOfTheInputEndsTheStream() {
    Program.Ended ended =
        dstream
            .bash(
                "{ yes 'all of it' | head -n 50000000; printf 'and a last'; }"
                    + " | dstream wordcount --source stdin --master 'local[1]' --batch 500ms"
                    + " --stateful --top 0 --format tsv")
            .javaOptions("-Xmx256m")
            .run();
    Tally expected =
        Tally.of(
            Map.of(
                "all", 50000000L, "of", 50000000L, "it", 50000000L, "and", 1L, "a", 1L, "last",
                1L));
    assertThat(Results.ofTsv(ended.quietly()).latest()).isEqualTo(expected);
    assertThat(dstream.leftBehind()).isEmpty();
  }

  @Test
  void aSignalCountsWhatCameFromAWriterThatIsSilentNow() {
    Program program =
        dstream
            .bash(
                "exec dstream wordcount --source stdin: --batch 200ms --window 2s --slide 200ms"
                    + " --top 0 --format tsv < <(printf 'one two\\nhalf'; exec sleep 1000 2>&-)")
            .start();
    program.await("counts", p -> p.wholeLines().contains("\ttwo\t1\n"));
    program.signal("TERM");
    assertThat(program.end().silentlyWith(143)).contains("\thalf\t1\n");
  }

  @Test
  void aReaderOfTheResultsThatGoesEndsTheWriterToo() {
    assertThat(
            dstream
                .bash("yes | dstream wordcount --source stdin --batch 200ms --format tsv | head -1")
                .run()
                .quietly())
        .hasLineCount(1)
        .contains("\ty\t");
  }

  /** What is logged and in no batch when the program is killed is in the first batch after it. */
  @Test
  void whatWasLoggedCountsOnceHoweverOftenTheProgramIsKilled() {
    String command =
        "exec dstream wordcount --source stdin --stateful --checkpoint state --wal --format tsv";
    Path checkpoint = dstream.directory("work").resolve("state");
    for (String line : List.of("one two", "two three")) {
      Program program =
          dstream
              .bash(command + " --batch 10m < <(printf '" + line + "\\n'; exec sleep 1000 2>&-)")
              .start();
      program.await("logs", p -> Logged.in(checkpoint).contains(line + "\n"));
      program.signal("KILL");
      program.end();
    }
    Program.Ended ended =
        dstream.bash("echo 'three four' | { " + command + " --batch 200ms; }").run();
    assertThat(Results.ofTsv(ended.quietly()).latest())
        .isEqualTo(Tally.of(Map.of("one", 1L, "two", 2L, "three", 2L, "four", 1L)));
  }

  @Test
  void wantOfMemoryEndsWithStatusOneAndSaysWhatHelps() {
    Program.Ended ended =
        dstream
            .bash("seq -f 'word%.0f' 3000000 | dstream wordcount --source stdin --stateful")
            .javaOptions(Dstream.QUICK_START + " -Xmx96m")
            .run();
    assertThat(ended.err())
        .startsWith("dstream: out of memory: a heap of ")
        .contains(
            "memory grows with the number of different words ever seen",
            "hint: DSTREAM_JAVA_OPTS=-Xmx1")
        .contains("--state-timeout")
        .hasLineCount(2);
    assertThat(ended.status()).isEqualTo(1);
  }
}
