package io.dstream.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dstream.source.Source.Resume;
import io.dstream.source.Source.Taken;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a batch takes in of several sources, as one {@link Taken} for the checkpoint. Its {@code
 * reads} have a member per source, {@code {"logs": {"reads": […]}, "clicks": {"reads": […],
 * "position": […]}}}: {@code reads} is missing where the source cannot repeat itself, {@code
 * position} where it follows from the position before. Once every source has a position, these are
 * the batch's, {@code {"logs": […], "clicks": […]}}, and not among the {@code reads}. A batch of
 * sources that cannot repeat themselves has no {@code reads} at all.
 */
final class TakenTogether {
  private static final String READS = "reads";
  private static final String POSITION = "position";

  private TakenTogether() {}

  /** What the sources take in, by name, as one. */
  static Taken of(Map<String, Taken> bySource) {
    boolean whole = bySource.values().stream().allMatch(taken -> taken.position() != null);
    boolean repeatable = bySource.values().stream().anyMatch(taken -> taken.reads() != null);
    ObjectNode reads = JsonNodeFactory.instance.objectNode();
    ObjectNode positions = JsonNodeFactory.instance.objectNode();
    bySource.forEach(
        (name, taken) -> {
          ObjectNode member = reads.putObject(name);
          if (taken.reads() != null) {
            member.set(READS, taken.reads());
          }
          if (whole) {
            positions.set(name, taken.position());
          } else if (taken.position() != null) {
            member.set(POSITION, taken.position());
          }
        });
    return new Taken(repeatable ? reads : null, whole ? positions : null);
  }

  /** The reverse of {@link #of}, of a batch that can be read again. */
  static Map<String, Taken> split(Taken together, Set<String> names) {
    Map<String, Taken> bySource = new LinkedHashMap<>();
    for (String name : names) {
      JsonNode member = together.reads().path(name);
      JsonNode position =
          together.position() == null ? member.get(POSITION) : together.position().get(name);
      bySource.put(name, new Taken(member.get(READS), position));
    }
    return bySource;
  }

  /** What can be read again, by source. */
  static Map<String, JsonNode> reads(JsonNode together) {
    Map<String, JsonNode> bySource = new LinkedHashMap<>();
    together
        .fields()
        .forEachRemaining(
            member -> {
              JsonNode reads = member.getValue().get(READS);
              if (reads != null) {
                bySource.put(member.getKey(), reads);
              }
            });
    return bySource;
  }

  /** The sources whose part cannot be read again. */
  static List<String> lost(JsonNode together) {
    List<String> lost = new ArrayList<>();
    together
        .fields()
        .forEachRemaining(
            member -> {
              if (!member.getValue().has(READS)) {
                lost.add(member.getKey());
              }
            });
    return lost;
  }

  /** Where one source goes on, of where all go on. */
  static Resume resume(String name, Resume together) {
    JsonNode position = together.position().get(name);
    List<JsonNode> reads = new ArrayList<>();
    for (JsonNode batch : together.reads()) {
      JsonNode member = batch.path(name);
      if (member.has(POSITION)) {
        position = member.get(POSITION);
        reads.clear();
      } else if (!member.path(READS).isEmpty()) {
        reads.add(member.get(READS));
      }
    }
    return new Resume(position, reads);
  }
}
