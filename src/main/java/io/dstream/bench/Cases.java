package io.dstream.bench;

import io.dstream.bench.StreamPlan.Contender;
import io.dstream.spec.DstreamException;
import io.dstream.spec.Nearest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** All benchmark cases, by name. */
public final class Cases {
  private static final Map<String, BiFunction<BenchSpec, Supplier<ZipfText>, BenchCase>> ALL =
      new LinkedHashMap<>();

  static {
    ALL.put("kernel", KernelCase::new);
    ALL.put("file", (spec, texts) -> new FileCase(Contender.WORDCOUNT, spec, texts));
    ALL.put("pipe", (spec, texts) -> new FileCase(Contender.PIPE, spec, texts));
    ALL.put("socket", SocketCase::new);
    ALL.put("kafka-2", (spec, texts) -> KafkaCase.ofWords(spec, texts, 2));
    ALL.put("kafka-8", (spec, texts) -> KafkaCase.ofWords(spec, texts, 8));
    ALL.put("pipe-filter", KafkaCase::ofMatches);
    ALL.put("state", (spec, texts) -> new StateCase(Contender.WORDCOUNT, spec));
    ALL.put("pipe-state", (spec, texts) -> new StateCase(Contender.PIPE, spec));
    ALL.put(JdbcCase.NAME, (spec, texts) -> JdbcCase.of(spec));
    ALL.put("window", (spec, texts) -> new WindowCase(Contender.WORDCOUNT, texts));
    ALL.put("pipe-window", (spec, texts) -> new WindowCase(Contender.PIPE, texts));
    ALL.put(BenchCase.SQL, (spec, texts) -> new QueryCase(texts));
    ALL.put("small", SmallBatchesCase::new);
    ALL.put("latency", (spec, texts) -> new LatencyCase(texts));
    ALL.put("watchers", (spec, texts) -> new WatchersCase(texts));
    ALL.put("push", (spec, texts) -> new PushCase());
    ALL.put("memory", MemoryCase::new);
    ALL.put("distinct", (spec, texts) -> new DistinctCase(spec));
    ALL.put("help", (spec, texts) -> StartCase.help());
    ALL.put("first-counts", (spec, texts) -> StartCase.firstCounts());
  }

  private Cases() {}

  /** The names of all cases, in the order in which they run. */
  public static List<String> names() {
    return List.copyOf(ALL.keySet());
  }

  /** Returns the names of the cases that can run with or without a database. */
  public static List<String> measurable(boolean database) {
    return names().stream().filter(name -> database || !name.equals(JdbcCase.NAME)).toList();
  }

  /** Returns the cases of {@code spec}. They share one text, which is generated on first use. */
  static List<BenchCase> of(BenchSpec spec) {
    AtomicReference<ZipfText> made = new AtomicReference<>();
    Supplier<ZipfText> texts =
        () -> made.updateAndGet(text -> text == null ? ZipfText.of(spec) : text);
    return spec.cases().stream().map(name -> of(name, spec, texts)).toList();
  }

  private static BenchCase of(String name, BenchSpec spec, Supplier<ZipfText> texts) {
    if (!ALL.containsKey(name)) {
      throw DstreamException.usage(
          "--case: there is no case '" + name + "'",
          Nearest.hint(name, names(), "cases are " + String.join(", ", names())));
    }
    return ALL.get(name).apply(spec, texts);
  }
}
