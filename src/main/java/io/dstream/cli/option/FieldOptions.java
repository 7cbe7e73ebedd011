package io.dstream.cli.option;

import io.dstream.source.SourceWord;
import io.dstream.spec.DstreamException;
import io.dstream.spec.RecordField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Option;

/** What records have beside their value. */
public final class FieldOptions {
  private static final String OPTION = "--fields";

  @Option(
      names = OPTION,
      paramLabel = "FIELDS",
      description = {
        "What a record has beside its value, with commas: key, timestamp, topic, partition, offset"
            + " and headers of Kafka's records, the file of a line. A record is then a STRUCT whose"
            + " first field is value. NAME=FIELDS are those of one source, repeatable."
      })
  private List<String> words = new ArrayList<>();

  /**
   * The fields by source.
   *
   * @param sources the names of the sources
   * @throws DstreamException wrong usage
   */
  public Map<String, List<RecordField>> bySource(Set<String> sources) {
    Map<String, List<RecordField>> bySource = new LinkedHashMap<>();
    sources.forEach(source -> bySource.put(source, List.of()));
    for (String value : words) {
      SourceWord word = SourceWord.of(value);
      List<RecordField> fields = fields(word.source());
      if (word.name().isPresent() && !sources.contains(word.name().get())) {
        throw DstreamException.usage(
            OPTION + " " + value + ": there is no source " + word.name().get(),
            "sources are " + String.join(", ", sources));
      }
      word.name().map(Set::of).orElse(sources).forEach(source -> bySource.put(source, fields));
    }
    return bySource;
  }

  private static List<RecordField> fields(String names) {
    List<RecordField> fields =
        Arrays.stream(names.split(",", -1)).map(name -> RecordField.named(name, OPTION)).toList();
    if (fields.stream().distinct().count() < fields.size()) {
      throw DstreamException.usage(OPTION + " " + names + " names a field twice");
    }
    return fields;
  }
}
