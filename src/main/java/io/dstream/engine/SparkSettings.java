package io.dstream.engine;

import io.dstream.control.OwnProgram;
import io.dstream.spec.PipelineSpec;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.SparkConf;

/** The Spark properties of a pipeline; those of the user come last and win. */
final class SparkSettings {
  /**
   * What Spark keeps free for itself, in bytes; it refuses a heap that is not half as large again.
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
    // What is received is kept in pieces of this size. Spark's own, 1 MiB, takes two regions of G1
    // where these have 1 MiB too, with a heap of 1 GiB: half of it would be waste.
    settings.put("spark.storage.unrollMemoryThreshold", "" + (256 << 10));
    // Elements that are stored are large, such as the state of a key group: of a stream of them
    // Spark looks at its memory after each, and a serializer holds on to one, not to a hundred.
    settings.put("spark.storage.unrollMemoryCheckPeriod", "1");
    settings.put("spark.serializer.objectStreamReset", "1");
    // Spark's own limit, ten batches, would cut a graceful stop off that has more to do.
    settings.put("spark.streaming.gracefulStopTimeout", Duration.ofDays(1).toMillis() + "ms");
    settings.put("spark.streaming.stopGracefullyOnShutdown", "false");
    settings.put("spark.streaming.backpressure.enabled", "" + spec.rate().backpressure());
    if (spec.master().local()) {
      // An OutOfMemoryError of a task fails the task. Spark would end this process with status 52.
      settings.put("spark.executor.killOnFatalError.depth", "0");
      // In proportion in a small heap, which Spark would refuse.
      long own = Math.min(SPARKS_OWN, Runtime.getRuntime().maxMemory() * 3 / 10);
      settings.put("spark.testing.reservedMemory", "" + own);
      settings.put("spark.driver.host", "localhost");
      settings.put("spark.driver.bindAddress", "127.0.0.1");
    } else {
      // The fat jar ships itself to the executors.
      settings.put("spark.jars", OwnProgram.location().toUri().toString());
    }
    settings.putAll(spec.conf());
    settings.forEach(conf::set);
    return conf;
  }
}
