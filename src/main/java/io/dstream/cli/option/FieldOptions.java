package io.dstream.cli.option;

import io.dstream.source.SourceWord;
import io.dstream.spec.DstreamException;
import io.dstream.spec.RecordField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/** What records have beside their value. */
public final class FieldOptions {
  private static final String OPTION = "--fields";

  @Option(
      names = OPTION,
      paramLabel = "FIELDS",
      description = {
        "What a record has beside its value, with commas: of Kafka key, timestamp, topic, partition,"
            + " offset and headers, of files file. A record is then a STRUCT whose first field is"
            + " value. NAME=FIELDS, repeatable, are those of one source."
      })
  private List<String> words = new ArrayList<>();

  /**
   * The fields by source; those of one source go before those of all.
   *
   * @param sources the names of the sources
   * @throws DstreamException wrong usage
   */
  public Map<String, List<RecordField>> bySource(Set<String> sources) {
    Map<Optional<String>, List<RecordField>> given = new HashMap<>();
    for (String value : words) {
      SourceWord word = SourceWord.of(value);
      Optional<String> source = word.name();
      if (source.filter(name -> !sources.contains(name)).isPresent()) {
        throw DstreamException.usage(
            OPTION + " " + value + ": there is no source " + source.get(),
            "sources are " + String.join(", ", sources));
      }
      if (given.put(source, fields(word.source())) != null) {
        throw DstreamException.usage(
            OPTION + " is given twice" + source.map(name -> " for " + name).orElse(""));
      }
    }
    List<RecordField> ofAll = given.getOrDefault(Optional.empty(), List.of());
    Map<String, List<RecordField>> bySource = new LinkedHashMap<>();
    sources.forEach(name -> bySource.put(name, given.getOrDefault(Optional.of(name), ofAll)));
    return bySource;
  }

  private static List<RecordField> fields(String names) {
    List<RecordField> fields =
        Arrays.stream(names.split(",", -1))
            .map(name -> RecordField.named(name.strip(), OPTION + " " + names))
            .toList();
    if (fields.stream().distinct().count() < fields.size()) {
      throw DstreamException.usage(OPTION + " " + names + " names a field twice");
    }
    return fields;
  }
}
