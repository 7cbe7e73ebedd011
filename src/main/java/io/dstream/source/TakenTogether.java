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
 * Combines what a batch reads from several sources into one {@link Taken} for the checkpoint. Its
 * {@code reads} have a member per source, {@code {"logs": {"reads": […]}, "clicks": {"reads": […],
 * "position": […]}}}. {@code reads} is missing if the source cannot repeat its input, {@code
 * position} if it follows from the previous position. If every source has a position, these form
 * the position of the batch, {@code {"logs": […], "clicks": […]}}, and are not part of {@code
 * reads}. A batch has no {@code reads} if none of its sources can repeat its input.
 */
final class TakenTogether {
  private static final String READS = "reads";
  private static final String POSITION = "position";

  private TakenTogether() {}

  /** Combines what the sources read, by name. */
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

  /** Reverses {@link #of}, for a batch that can be read again. */
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

  /** Returns what can be read again, by source. */
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

  /** Returns the sources whose part cannot be read again. */
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

  /** Returns where one source resumes, given where all resume. */
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
