package io.dstream.engine;

import io.dstream.control.OwnProgram;
import io.dstream.spec.PipelineSpec;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.SparkConf;

/** Makes the Spark properties of a pipeline. The user's own properties override the others. */
final class SparkSettings {
  /**
   * The heap that Spark reserves for itself, in bytes; Spark requires a heap of 1.5 times this
   * size.
   */
  private static final long SPARKS_OWN = 300L << 20;

  private SparkSettings() {}

  static SparkConf of(PipelineSpec<?, ?, ?> spec) {
    SparkConf conf = spec.master().local() ? new LoopbackConf() : new SparkConf();
    conf.setAppName(spec.name()).setMaster(spec.master().url());
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("spark.ui.enabled", "false");
    settings.put("spark.ui.showConsoleProgress", "false");
    settings.put("spark.locality.wait", "0s");
    settings.put("spark.driver.maxResultSize", "0");
    // The chunk size of received data. With a heap of 1 GiB, G1 has regions of 1 MiB; a chunk of
    // Spark's default size, 1 MiB, takes two of them and wastes half of the space.
    settings.put("spark.storage.unrollMemoryThreshold", "" + (256 << 10));
    // Stored elements are large, such as the state of a key group. Spark therefore checks its
    // memory after each element, and a serializer keeps a reference to one element instead of a
    // hundred.
    settings.put("spark.storage.unrollMemoryCheckPeriod", "1");
    settings.put("spark.serializer.objectStreamReset", "1");
    // Spark's default limit, ten batches, would cut off a graceful stop that takes longer.
    settings.put("spark.streaming.gracefulStopTimeout", Duration.ofDays(1).toMillis() + "ms");
    settings.put("spark.streaming.stopGracefullyOnShutdown", "false");
    settings.put("spark.streaming.backpressure.enabled", "" + spec.rate().backpressure());
    if (spec.master().local()) {
      // An OutOfMemoryError fails only the task. By default Spark would exit this process with 52.
      settings.put("spark.executor.killOnFatalError.depth", "0");
      // Spark would refuse a small heap: reserve a share of it.
      long own = Math.min(SPARKS_OWN, Runtime.getRuntime().maxMemory() * 3 / 10);
      settings.put("spark.testing.reservedMemory", "" + own);
      settings.put("spark.driver.host", "localhost");
      settings.put("spark.driver.bindAddress", "127.0.0.1");
    } else {
      // The fat jar is shipped to the executors.
      settings.put("spark.jars", OwnProgram.location().toUri().toString());
    }
    settings.putAll(spec.conf());
    settings.forEach(conf::set);
    return conf;
  }
}
