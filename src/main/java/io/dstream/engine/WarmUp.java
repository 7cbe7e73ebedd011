package io.dstream.engine;

import io.dstream.operation.BatchInput;
import io.dstream.operation.Operation;
import io.dstream.operation.OperationContext;
import io.dstream.operation.Plan;
import io.dstream.spark.Rdds;
import io.dstream.text.LineBlock;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.slf4j.LoggerFactory;

/** What a start does while it would wait, so that the first counts come sooner. */
public final class WarmUp {
  /** Slow to initialize, for hundreds of Scala lambdas; both need no other class of Spark's. */
  private static final List<String> CLASSES =
      List.of(
          "org.apache.spark.internal.config.package$", "org.apache.spark.rdd.RDDOperationScope$");

  private static final CountDownLatch LOGGING = new CountDownLatch(1);

  private static Thread classes;

  private WarmUp() {}

  /**
   * Initializes the log and classes of Spark's in the background, while the command line is read.
   * How much is logged must be known by now.
   */
  public static synchronized void beginWithClasses() {
    classes = new Thread(WarmUp::initialize, "dstream-warm-up");
    classes.setDaemon(true);
    classes.start();
  }

  private static void initialize() {
    try {
      LoggerFactory.getILoggerFactory();
    } finally {
      LOGGING.countDown();
    }
    try {
      for (String name : CLASSES) {
        Class.forName(name);
      }
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Waits until the log is there, if that was begun with. Nobody logs before: SLF4J, which another
   * thread initializes, would complain on stderr.
   */
  public static void awaitLogging() throws InterruptedException {
    if (begun() != null) {
      LOGGING.await();
    }
  }

  private static synchronized Thread begun() {
    return classes;
  }

  /**
   * Waits for the classes that were begun with. Nobody uses Spark before: two threads that
   * initialize classes which need each other would wait for ever.
   */
  public static void awaitClasses() throws InterruptedException {
    Thread begun = begun();
    if (begun != null) {
      new Configuration().size(); // Hadoop's part, meanwhile
      begun.join();
    }
  }

  /** Runs {@code plan} over one line, while the first batch's time is waited for. */
  static void rehearse(Plan plan, JavaSparkContext spark, int partitions) {
    byte[] line = "one line\n".getBytes(StandardCharsets.US_ASCII);
    LineBlock block = new LineBlock(line, 0, line.length);
    Operation operation = plan.rehearsal().open(OperationContext.stateless(spark.sc(), partitions));
    Rdds.compute(operation.rows(BatchInput.of(0, spark.parallelize(List.of(block), partitions))));
  }
}
