package io.dstream.cli.option;

import io.dstream.spec.DstreamException;
import io.dstream.spec.RecordField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Option;

/** The fields that records have in addition to their value. */
public final class FieldOptions {
  private static final String OPTION = "--fields";

  @Option(
      names = OPTION,
      paramLabel = "FIELDS",
      description = {
        "What a record has beside its value, with commas: timestamp; of Kafka key, topic, partition,"
            + " offset and headers; of files file. A record is then a STRUCT whose first field is"
            + " value. NAME=FIELDS, repeatable, are those of one source."
      })
  private List<String> words = new ArrayList<>();

  /**
   * Returns the fields by source. Fields for one source override fields for all.
   *
   * @param sources the names of the sources
   * @throws DstreamException wrong usage
   */
  public Map<String, List<RecordField>> bySource(Set<String> sources) {
    Map<String, List<RecordField>> given =
        PerSource.values(OPTION, words, sources, FieldOptions::fields);
    Map<String, List<RecordField>> bySource = new LinkedHashMap<>();
    sources.forEach(name -> bySource.put(name, given.getOrDefault(name, List.of())));
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
