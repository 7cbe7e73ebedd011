package io.dstream.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the program printed: the rows of each batch, by batch time. */
record Results(NavigableMap<Instant, Tally> batches) {
  private static final Pattern TSV = Pattern.compile("([^\t]+)\t([^\t]*)\t(\\d+)");
  private static final Pattern CSV =
      Pattern.compile("([^,]+),(?:\"((?:[^\"]|\"\")*)\"|([^,\"]*)),(\\d+)\n");
  private static final Pattern TEXT = Pattern.compile(" *(\\d+) (.*)");
  private static final Pattern ESCAPE = Pattern.compile("\\\\(?:([tnr\\\\])|x([0-9A-F]{2}))");

  /** Reads what {@code --format} makes, on the console. */
  static Results of(String format, String text) {
    return switch (format) {
      case "tsv" -> ofTsv(text);
      case "csv" -> ofCsv(text);
      case "json" -> ofJson(text);
      default -> ofText(text);
    };
  }

  /** Reads lines {@code time<TAB>word<TAB>count} of bytes. */
  static Results ofTsv(String text) {
    Map<Instant, Map<String, Long>> rows = new HashMap<>();
    for (String line : lines(text)) {
      Matcher row = TSV.matcher(line);
      if (!row.matches()) {
        throw new AssertionError("no row: " + line);
      }
      add(rows, row.group(1), unescaped(row.group(2)), Long.parseLong(row.group(3)));
    }
    return of(rows);
  }

  /** Reads lines {@code {"time":…,"word":…,"count":…}} in UTF-8, which here came as bytes. */
  private static Results ofJson(String text) {
    ObjectMapper json = new ObjectMapper();
    Map<Instant, Map<String, Long>> rows = new HashMap<>();
    try {
      for (String line : lines(text)) {
        JsonNode row = json.readTree(line.getBytes(StandardCharsets.ISO_8859_1));
        String word =
            new String(
                row.get("word").textValue().getBytes(StandardCharsets.UTF_8),
                StandardCharsets.ISO_8859_1);
        add(rows, row.get("time").textValue(), word, row.get("count").longValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return of(rows);
  }

  /** Reads {@code time,word,count} as in RFC 4180. */
  private static Results ofCsv(String text) {
    Map<Instant, Map<String, Long>> rows = new HashMap<>();
    Matcher row = CSV.matcher(text);
    int end = 0;
    while (row.find() && row.start() == end) {
      String word = row.group(2) == null ? row.group(3) : row.group(2).replace("\"\"", "\"");
      add(rows, row.group(1), word, Long.parseLong(row.group(4)));
      end = row.end();
    }
    if (end < text.length()) {
      throw new AssertionError("no row: " + text.substring(end).lines().findFirst().orElseThrow());
    }
    return of(rows);
  }

  /** Reads blocks of a line with the time, lines {@code count word} and an empty line. */
  private static Results ofText(String text) {
    Map<Instant, Map<String, Long>> rows = new HashMap<>();
    String time = "";
    for (String line : lines(text)) {
      Matcher row = TEXT.matcher(line);
      if (row.matches() && !time.isEmpty()) {
        add(rows, time, unescaped(row.group(2)), Long.parseLong(row.group(1)));
      } else {
        time = line;
      }
    }
    return of(rows);
  }

  private static List<String> lines(String text) {
    if (!text.isEmpty() && !text.endsWith("\n")) {
      throw new AssertionError("the last line has no end");
    }
    return text.isEmpty() ? List.of() : List.of(text.split("\n", 0));
  }

  private static void add(
      Map<Instant, Map<String, Long>> rows, String time, String word, long count) {
    Map<String, Long> batch = rows.computeIfAbsent(Instant.parse(time), t -> new HashMap<>());
    if (batch.put(word, count) != null) {
      throw new AssertionError("twice in the batch of " + time + ": " + word);
    }
  }

  private static Results of(Map<Instant, Map<String, Long>> rows) {
    NavigableMap<Instant, Tally> batches = new TreeMap<>();
    rows.forEach((time, counts) -> batches.put(time, Tally.of(counts)));
    return new Results(batches);
  }

  private static String unescaped(String field) {
    return ESCAPE
        .matcher(field)
        .replaceAll(escape -> Matcher.quoteReplacement("" + unescaped(escape)));
  }

  private static char unescaped(java.util.regex.MatchResult escape) {
    if (escape.group(2) != null) {
      return (char) Integer.parseInt(escape.group(2), 16);
    }
    return switch (escape.group(1)) {
      case "t" -> '\t';
      case "n" -> '\n';
      case "r" -> '\r';
      default -> '\\';
    };
  }

  /** The counts of all batches together. */
  Tally sum() {
    return Tally.sum(batches.values());
  }

  /** The last row of each word: of running totals, where they stand. */
  Tally latest() {
    return batches.values().stream().reduce(Tally.none(), Tally::updatedBy);
  }

  /** The batches by their number, the first one that has rows being {@code first}. */
  NavigableMap<Long, Tally> numbered(long first, Duration interval) {
    return batches.entrySet().stream()
        .collect(
            Collectors.toMap(
                batch -> first + number(batch.getKey(), interval),
                Map.Entry::getValue,
                (one, other) -> one,
                TreeMap::new));
  }

  private long number(Instant time, Duration interval) {
    Duration since = Duration.between(batches.firstKey(), time);
    if (!since.equals(interval.multipliedBy(since.dividedBy(interval)))) {
      throw new AssertionError(time + " is no batch time");
    }
    return since.dividedBy(interval);
  }
}
