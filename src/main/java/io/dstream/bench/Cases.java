package io.dstream.bench;

import io.dstream.spec.DstreamException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Every case there is, by name. */
public final class Cases {
  private static final Map<String, Function<BenchSpec, BenchCase>> ALL = new LinkedHashMap<>();

  static {
    ALL.put("kernel", KernelCase::new);
    ALL.put("file", FileCase::new);
    ALL.put("socket", SocketCase::new);
    ALL.put("kafka-2", spec -> new KafkaCase(spec, 2));
    ALL.put("kafka-8", spec -> new KafkaCase(spec, 8));
    ALL.put("state", StateCase::new);
    ALL.put("window", WindowCase::new);
    ALL.put("small", SmallBatchesCase::new);
  }

  private Cases() {}

  /** The names, in the order in which all are run. */
  public static List<String> names() {
    return List.copyOf(ALL.keySet());
  }

  static List<BenchCase> of(BenchSpec spec) {
    return spec.cases().stream().map(name -> of(name, spec)).toList();
  }

  private static BenchCase of(String name, BenchSpec spec) {
    if (!ALL.containsKey(name)) {
      throw DstreamException.usage(
          "--case: there is no case '" + name + "'", "cases are " + String.join(", ", names()));
    }
    return ALL.get(name).apply(spec);
  }
}
