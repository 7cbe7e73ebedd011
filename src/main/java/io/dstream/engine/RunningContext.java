package io.dstream.engine;

import org.apache.spark.streaming.api.java.JavaStreamingContext;

/**
 * A context that was started, until it has stopped. Spark waits for ever for its last batch when
 * that fails, and for a job that was begun in the moment in which a cluster ended the application.
 * Here the failure ends the wait.
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
   * Stops it; back when it has stopped.
   *
   * @param graceful whether all that was received is processed first
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

  /** Why it failed, as {@link ApplicationEnd#explain} has it. */
  Exception explain(Exception failure) {
    return application.explain(failure);
  }

  /** Ends what it works on: nobody waits for that any more. */
  void cancel() {
    if (!context.ssc().sparkContext().isStopped()) {
      context.ssc().sparkContext().cancelAllJobs();
    }
  }
}
