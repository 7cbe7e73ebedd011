package io.dstream.spec;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What a pipeline takes of the machine or the cluster.
 *
 * @param cores to run tasks on; empty where only the cluster knows
 * @param receivers cores of them that receivers occupy
 * @param heap how large the heap may get, in bytes; empty where executors are elsewhere
 * @param memory what the use of memory follows, in words
 */
public record Resources(OptionalInt cores, int receivers, OptionalLong heap, String memory) {

  /** What {@code spec} takes in a process with this heap, in bytes. */
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

  /** As {@link Explanation#toJson}; what is not known is null. */
  Map<String, Object> toJson() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("cores", cores.isPresent() ? (Object) cores.getAsInt() : null);
    json.put("receivers", receivers);
    json.put("heapBytes", heap.isPresent() ? (Object) heap.getAsLong() : null);
    json.put("memory", memory);
    return json;
  }
}
