package io.dstream.doctor;

import java.util.List;

/** Checks whether Spark and Hadoop support this Java version. */
public record JavaVersionCheck(Runtime.Version version) implements Check {
  /** The same limits as in {@code bin/dstream}, which explains them. */
  private static final int OLDEST = 17;

  private static final int NEWEST = 22;

  @Override
  public String name() {
    return "java";
  }

  @Override
  public List<Finding> look() {
    String found =
        version
            + " of "
            + System.getProperty("java.vendor")
            + ", "
            + System.getProperty("java.home");
    if (version.feature() >= OLDEST && version.feature() <= NEWEST) {
      return List.of(Finding.ok(name(), found));
    }
    return List.of(
        Finding.wrong(
            name(),
            found + "; Spark and Hadoop work with " + OLDEST + " to " + NEWEST,
            "install OpenJDK " + OLDEST + ", then export JAVA_HOME=…"));
  }
}
