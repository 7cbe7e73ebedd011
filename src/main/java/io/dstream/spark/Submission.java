package io.dstream.spark;

import java.util.Optional;
import org.apache.spark.SparkUserAppException;

/** Reads the system properties that {@code spark-submit} sets for the program that it runs. */
public final class Submission {
  private static final String YARN = "yarn";
  private static final String CLUSTER = "cluster";

  private Submission() {}

  /**
   * Returns the master passed to {@code spark-submit}; empty when it did not start this process.
   */
  public static Optional<String> master() {
    return Optional.ofNullable(System.getProperty("spark.master"));
  }

  /**
   * Ends the process with this exit status. On YARN, the ApplicationMaster runs the driver in a
   * thread. It treats the exit of its process as a failure, even with status 0, and runs the
   * application again. There, this method returns when the status is 0.
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
