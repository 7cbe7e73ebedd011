package io.dstream.cli.option;

import io.dstream.sink.DeadLetterSink;
import io.dstream.sink.Sink;
import io.dstream.spec.DstreamException;
import io.dstream.spec.Nearest;
import java.util.Iterator;
import java.util.List;
import picocli.CommandLine.Option;

/** What happens to a record on which a function of a pipeline fails. */
public final class ErrorOptions {
  private static final String OPTION = "--on-error";
  private static final String FAIL = "fail";
  private static final String SKIP = "skip";
  private static final String DEAD_LETTER = "dead-letter=";

  @Option(
      names = OPTION,
      paramLabel = "fail|skip|dead-letter=DIR",
      completionCandidates = Names.class,
      description = {
        "What becomes of a record that --parse cannot read, or on which a function of map, flatMap,"
            + " filter, mapValues or flatMapValues of pipe fails: it ends the stream (fail, the default); it is left out, and counted (skip); it is left out, and written into DIR"
            + " with the error, a directory a batch, as JSON (dead-letter=DIR). A query that"
            + " fails on a value always ends the stream."
      })
  private String handling = FAIL;

  /** The values offered by completion. */
  static final class Names implements Iterable<String> {
    private static final List<String> ALL = List.of(FAIL, SKIP, DEAD_LETTER);

    @Override
    public Iterator<String> iterator() {
      return ALL.iterator();
    }
  }

  /**
   * Returns whether such a record is skipped.
   *
   * @throws DstreamException wrong usage, when the value is unknown
   */
  public boolean skips() {
    if (handling.equals(FAIL)) {
      return false;
    }
    if (handling.equals(SKIP) || !directory().isEmpty()) {
      return true;
    }
    String name = handling.replaceFirst("=.*", "");
    throw DstreamException.usage(
        OPTION + " '" + handling + "' is none of fail, skip, dead-letter=DIR",
        name.equals("dead-letter")
            ? "name the directory: dead-letter=DIR"
            : Nearest.hint(name, List.of(FAIL, SKIP, "dead-letter"), ""));
  }

  private String directory() {
    return handling.startsWith(DEAD_LETTER) ? handling.substring(DEAD_LETTER.length()) : "";
  }

  /** Returns the sink for such records; empty if they are not kept. */
  public List<Sink> sinks() {
    return directory().isEmpty()
        ? List.of()
        : List.of(DeadLetterSink.into(directory(), OPTION + " " + DEAD_LETTER.replace("=", "")));
  }
}
