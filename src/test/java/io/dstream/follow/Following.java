package io.dstream.follow;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dstream.control.Notices;
import io.dstream.text.LineBlock;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A follower under test: what it gave, what it said, and how it goes on after a kill. */
final class Following implements AutoCloseable {
  static final long NO_LIMIT = Long.MAX_VALUE;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<FilePattern> patterns;
  private final StringWriter said = new StringWriter();
  private final Notices notices = Notices.to(new PrintWriter(said), false, false);
  private final StringBuilder text = new StringBuilder();
  private List<FileRange> lastRanges = List.of();
  private FileFollower follower;
  private String position;

  private Following(boolean existing, String... words) throws IOException {
    patterns = FileFollower.patterns("--path", Stream.of(words));
    follower = FileFollower.begin(patterns, existing, notices);
    position = follower.position().toString();
  }

  static Following fromEnd(Object... words) throws IOException {
    return new Following(false, texts(words));
  }

  static Following fromStart(Object... words) throws IOException {
    return new Following(true, texts(words));
  }

  private static String[] texts(Object... words) {
    return Stream.of(words).map(Object::toString).toArray(String[]::new);
  }

  /** Reads what is there, and keeps the position. */
  Following poll() throws IOException {
    return poll(NO_LIMIT);
  }

  Following poll(long most) throws IOException {
    List<FollowedLines> lines = new ArrayList<>();
    follower.poll(most, lines::add);
    lines.forEach(part -> text.append(text(part)));
    lastRanges = FollowedLines.ranges(lines);
    position = follower.position().toString();
    return this;
  }

  private static String text(FollowedLines part) {
    LineBlock block = part.block();
    return new String(block.bytes(), block.from(), block.length(), ISO_8859_1);
  }

  /** Ends it, as a kill does. */
  Following kill() throws IOException {
    follower.close();
    return this;
  }

  /** Goes on from the position of the last poll. */
  Following restart() throws IOException {
    JsonNode stands = JSON.readTree(position);
    follower = FileFollower.resume(patterns, stands, notices);
    return this;
  }

  /** What the last poll read, read once more; null where it is lost. */
  String again() throws IOException {
    StringBuilder again = new StringBuilder();
    for (FileRange range : lastRanges) {
      FileRange kept = JSON.readValue(JSON.writeValueAsString(range), FileRange.class);
      if (!follower.readAgain(kept, p -> again.append(text(p)))) {
        return null;
      }
    }
    return again.toString();
  }

  /** Whether the last poll read nothing. */
  boolean isQuiet() {
    return lastRanges.isEmpty();
  }

  boolean behind() {
    return follower.behind();
  }

  /** All lines that were given so far. */
  String text() {
    return text.toString();
  }

  /** The lines that were given since the last call. */
  String more() {
    String more = text.toString();
    text.setLength(0);
    return more;
  }

  String said() {
    return said.toString();
  }

  @Override
  public void close() throws IOException {
    follower.close();
  }
}
