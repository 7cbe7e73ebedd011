package io.dstream.engine;

import org.apache.spark.streaming.api.java.JavaStreamingContext;

/**
 * A started context, until it has stopped. Spark waits forever for its last batch if that fails,
 * and for a job that starts at the moment when a cluster ends the application. Here the failure
 * ends the wait.
 */
final class RunningContext implements EndOfStream.Termination {
  private static final long LOOK_EVERY_MILLIS = 20;

  private final JavaStreamingContext context;
  private final ApplicationEnd application;

  RunningContext(JavaStreamingContext context, ApplicationEnd application) {
    this.context = context;
    this.application = application;
  }

  @Override
  public boolean within(long millis) throws InterruptedException {
    application.requireNone();
    return context.awaitTerminationOrTimeout(millis);
  }

  /**
   * Stops the context; returns when it has stopped.
   *
   * @param graceful whether all received records are processed first
   * @throws InterruptedException when interrupted; what a batch throws is thrown here too
   */
  void stop(boolean graceful) throws InterruptedException {
    if (graceful) {
      stopGracefully();
    } else {
      context.stop(true, false);
    }
    context.awaitTermination(); // throws what the last batches threw
  }

  private void stopGracefully() throws InterruptedException {
    Thread stopper = new Thread(() -> context.stop(true, true), "graceful stop");
    stopper.setDaemon(true);
    stopper.start();
    try {
      while (stopper.isAlive()) {
        stopper.join(LOOK_EVERY_MILLIS);
        within(1);
      }
    } finally {
      stopper.interrupt();
      stopper.join();
    }
  }

  /** Explains a failure as {@link ApplicationEnd#explain} does. */
  Exception explain(Exception failure) {
    return application.explain(failure);
  }

  /** Cancels all running jobs, for which nobody waits any more. */
  void cancel() {
    if (!context.ssc().sparkContext().isStopped()) {
      context.ssc().sparkContext().cancelAllJobs();
    }
  }
}
