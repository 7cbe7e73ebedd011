package io.dstream.spark;

import java.util.Optional;
import org.apache.spark.SparkUserAppException;

/** What {@code spark-submit} says to the program that it runs, by system properties. */
public final class Submission {
  private static final String YARN = "yarn";
  private static final String CLUSTER = "cluster";

  private Submission() {}

  /** The master that {@code spark-submit} was given; empty when it did not start this process. */
  public static Optional<String> master() {
    return Optional.ofNullable(System.getProperty("spark.master"));
  }

  /**
   * Ends the process with this exit status. YARN's ApplicationMaster runs the driver in a thread:
   * it takes the end of its process for a failure, also with status 0, and runs the application
   * again. There this returns when the status is 0.
   *
   * @throws SparkUserAppException for the ApplicationMaster, which ends with its status
   */
  public static void end(int status) throws SparkUserAppException {
    if (!isThreadOfYarn()) {
      System.exit(status);
    }
    if (status != 0) {
      throw new SparkUserAppException(status);
    }
  }

  private static boolean isThreadOfYarn() {
    return master().filter(YARN::equals).isPresent()
        && CLUSTER.equals(System.getProperty("spark.submit.deployMode"));
  }
}
