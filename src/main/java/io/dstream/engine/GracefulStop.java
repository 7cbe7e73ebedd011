package io.dstream.engine;

import org.apache.spark.streaming.api.java.JavaStreamingContext;

/**
 * Stops a context with all that was received processed. Spark waits for its last batch and would
 * wait for ever when that batch fails; here the failure ends the wait.
 */
final class GracefulStop {
  private static final long LOOK_EVERY_MILLIS = 20;

  private GracefulStop() {}

  /**
   * Stops {@code context}; back when it has stopped.
   *
   * @throws InterruptedException when interrupted; what a batch throws is thrown here too
   */
  static void of(JavaStreamingContext context) throws InterruptedException {
    Thread stopper = new Thread(() -> context.stop(true, true), "graceful stop");
    stopper.setDaemon(true);
    stopper.start();
    try {
      while (stopper.isAlive()) {
        stopper.join(LOOK_EVERY_MILLIS);
        context.awaitTerminationOrTimeout(1);
      }
    } finally {
      stopper.interrupt();
      stopper.join();
    }
  }
}
