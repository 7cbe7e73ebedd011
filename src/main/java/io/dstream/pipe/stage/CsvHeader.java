package io.dstream.pipe.stage;

import com.univocity.parsers.csv.CsvParser;
import io.dstream.pipe.function.SqlSettings;
import java.io.Serializable;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.spark.sql.catalyst.csv.CSVOptions;
import org.apache.spark.unsafe.types.UTF8String;
import scala.collection.immutable.Map;

/**
 * A line of CSV that has the names of the columns, whether they are quoted or not. Serializable.
 *
 * @param options of Spark's parser
 * @param names of the columns, in their order
 */
record CsvHeader(Map<String, String> options, List<String> names) implements Serializable {
  /** Looks at lines, in one thread. */
  Matcher matcher() {
    return new Matcher();
  }

  /** Tells a header from records. Most of them it tells by their begin. */
  final class Matcher {
    private final UTF8String begin = UTF8String.fromString(names.get(0).replace("\"", "\"\""));
    private final UTF8String quoted = UTF8String.concat(UTF8String.fromString("\""), begin);
    private final CsvParser parser = parser(options);

    boolean matches(UTF8String line) {
      return (line.startsWith(begin) || line.startsWith(quoted))
          && Arrays.asList(parser.parseLine(line.toString())).equals(names);
    }
  }

  private static CsvParser parser(Map<String, String> options) {
    return new CsvParser(new CSVOptions(options, true, SqlSettings.TIME_ZONE).asParserSettings());
  }

  /**
   * The names in a header; none where they cannot be names of columns, since one is empty or there
   * are two of a name.
   */
  static List<String> names(Map<String, String> options, String line) {
    String[] names = parser(options).parseLine(line);
    Set<String> different = new HashSet<>();
    for (String name : names) {
      if (name == null || name.isBlank() || !different.add(name.toLowerCase(Locale.ROOT))) {
        return List.of();
      }
    }
    return List.of(names);
  }
}
