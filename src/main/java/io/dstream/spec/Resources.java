package io.dstream.spec;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The resources that a pipeline uses on the machine or the cluster.
 *
 * @param cores for running tasks; empty when only the cluster knows
 * @param receivers how many of these cores receivers occupy
 * @param heap the maximum heap, in bytes; empty when executors run elsewhere
 * @param memory what memory use depends on, in words
 */
public record Resources(OptionalInt cores, int receivers, OptionalLong heap, String memory) {

  /** Returns the resources of {@code spec} in a process with this heap, in bytes. */
  static Resources of(PipelineSpec<?, ?, ?> spec, long heap) {
    return new Resources(
        spec.master().cores(),
        spec.sources().receivers(),
        spec.master().local() ? OptionalLong.of(heap) : OptionalLong.empty(),
        spec.plan().memory());
  }

  @Override
  public String toString() {
    StringBuilder words = new StringBuilder();
    if (cores.isPresent()) {
      words.append(cores.getAsInt()).append(cores.getAsInt() == 1 ? " core" : " cores");
    } else {
      words.append("cores of the cluster");
    }
    words.append(
        receivers == 0
            ? "; "
            : receivers == 1
                ? ", one of them for the receiver; "
                : ", " + receivers + " of them for receivers; ");
    heap.ifPresent(h -> words.append("heap up to ").append(ByteSize.format(h)).append("; "));
    return words.append(memory).toString();
  }

  /** Converts the resources as in {@link Explanation#toJson}. Unknown values are null. */
  Map<String, Object> toJson() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("cores", cores.isPresent() ? (Object) cores.getAsInt() : null);
    json.put("receivers", receivers);
    json.put("heapBytes", heap.isPresent() ? (Object) heap.getAsLong() : null);
    json.put("memory", memory);
    return json;
  }
}
