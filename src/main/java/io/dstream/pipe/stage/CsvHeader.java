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
 * The header line of CSV, with the names of the columns, quoted or not. Serializable.
 *
 * @param options the options of Spark's parser
 * @param names the names of the columns, in order
 */
record CsvHeader(Map<String, String> options, List<String> names) implements Serializable {
  /** Returns a matcher for use by one thread. */
  Matcher matcher() {
    return new Matcher();
  }

  /** Distinguishes a header from records. It parses only lines that begin like the header. */
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
   * Returns the names in a header. Returns none if a name is blank or two names are equal, ignoring
   * case.
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
