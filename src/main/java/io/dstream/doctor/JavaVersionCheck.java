package io.dstream.doctor;

import java.util.List;

/** Whether Spark and Hadoop work with this Java. */
public record JavaVersionCheck(Runtime.Version version) implements Check {
  /** As {@code bin/dstream} has them, which also says why. */
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
