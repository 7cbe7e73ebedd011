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

/** Does work while a start would otherwise wait, so that the first counts come sooner. */
public final class WarmUp {
  /**
   * Classes that are slow to initialize, because of hundreds of Scala lambdas; neither needs any
   * other Spark class.
   */
  private static final List<String> CLASSES =
      List.of(
          "org.apache.spark.internal.config.package$", "org.apache.spark.rdd.RDDOperationScope$");

  private static final CountDownLatch LOGGING = new CountDownLatch(1);

  private static Thread classes;

  private WarmUp() {}

  /**
   * Initializes the log and some Spark classes in the background, while the command line is parsed.
   * The log level must be set before.
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
   * Waits until the log is initialized, if {@link #beginWithClasses} was called. Nobody may log
   * before: SLF4J would complain on stderr, because another thread is initializing it.
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
   * Waits until the classes are initialized, if {@link #beginWithClasses} was called. Nobody may
   * use Spark before: two threads that initialize classes which need each other would deadlock.
   */
  public static void awaitClasses() throws InterruptedException {
    Thread begun = begun();
    if (begun != null) {
      new Configuration().size(); // loads Hadoop's configuration meanwhile
      begun.join();
    }
  }

  /** Runs {@code plan} on one line, while the stream waits for its first batch. */
  static void rehearse(Plan plan, JavaSparkContext spark, int partitions) {
    byte[] line = "one line\n".getBytes(StandardCharsets.US_ASCII);
    LineBlock block = new LineBlock(line, 0, line.length);
    Operation operation = plan.rehearsal().open(OperationContext.stateless(spark.sc(), partitions));
    Rdds.compute(operation.rows(BatchInput.of(0, spark.parallelize(List.of(block), partitions))));
  }
}
