package io.dstream.doctor;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Checks whether classes are loaded from the class-data archive of the build, which halves the
 * start time.
 */
public final class ArchiveCheck implements Check {
  private static final String MEND =
      "remove it: a package has it made anew; in a checkout mvn -DskipTests package makes it";

  @Override
  public String name() {
    return "archive";
  }

  @Override
  public List<Finding> look() {
    HotSpotDiagnosticMXBean jvm =
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    if (jvm == null) {
      return List.of(); // a different JVM, without such an archive
    }
    String archive = jvm.getVMOption("SharedArchiveFile").getValue();
    if (archive == null || archive.isEmpty()) {
      return List.of(
          Finding.warn(
              name(),
              "no class-data archive is in use: a start takes longer",
              "start it by bin/dstream; that of a package has one made in the background"));
    }
    Path path = Path.of(archive);
    String file = String.valueOf(path.getFileName());
    boolean used = Boolean.parseBoolean(jvm.getVMOption("UseSharedSpaces").getValue());
    return List.of(
        used
            ? Finding.ok(name(), "classes come from " + file)
            : Finding.warn(name(), file + whyNot(path) + ": a start takes longer", MEND));
  }

  /**
   * Explains why the archive is not used. The JVM compares the jar's path and time, and its own
   * build, with those recorded in the archive.
   */
  private static String whyNot(Path archive) {
    return Files.exists(archive)
        ? " was made for a jar at another place or of another time, or by another build of Java"
        : " is missing";
  }
}
