package io.dstream.doctor;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;

/**
 * Whether classes come out of the class-data archive that the build makes: a start in half the
 * time.
 */
public final class ArchiveCheck implements Check {
  private static final String MEND = "mvn -DskipTests package, with the Java that is to run it";

  @Override
  public String name() {
    return "archive";
  }

  @Override
  public List<Finding> look() {
    HotSpotDiagnosticMXBean jvm =
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    if (jvm == null) {
      return List.of(); // another JVM, which has no such archive
    }
    String archive = jvm.getVMOption("SharedArchiveFile").getValue();
    if (archive == null || archive.isEmpty()) {
      return List.of(
          Finding.warn(
              name(), "no class-data archive is asked for: a start takes longer", "bin/dstream …"));
    }
    String file = String.valueOf(Path.of(archive).getFileName());
    boolean used = Boolean.parseBoolean(jvm.getVMOption("UseSharedSpaces").getValue());
    return List.of(
        used
            ? Finding.ok(name(), "classes come from " + file)
            : Finding.warn(
                name(), file + " is missing or not of this Java: a start takes longer", MEND));
  }
}
