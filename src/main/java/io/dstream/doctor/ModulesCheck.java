package io.dstream.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.launcher.JavaModuleOptions;

/**
 * Checks whether the JVM was started with the options that Spark needs: opened packages of Java
 * modules, and system properties. The jar's manifest opens the packages, and the launcher sets the
 * properties.
 */
public final class ModulesCheck implements Check {
  private static final Pattern OPEN = Pattern.compile("--add-opens=([^/]+)/(\\S+)=ALL-UNNAMED");
  private static final String PROPERTY = "-D";

  @Override
  public String name() {
    return "modules";
  }

  @Override
  public List<Finding> look() {
    List<String> missing = new ArrayList<>();
    String wanted = JavaModuleOptions.defaultModuleOptions();
    OPEN.matcher(wanted)
        .results()
        .filter(open -> !isOpen(open))
        .forEach(open -> missing.add(open.group()));
    Stream.of(wanted.split(" ", -1))
        .filter(option -> option.startsWith(PROPERTY) && !isSet(option))
        .forEach(missing::add);
    if (missing.isEmpty()) {
      return List.of(Finding.ok(name(), "the JVM has the options that Spark needs"));
    }
    if (missing.stream().allMatch(option -> option.startsWith(PROPERTY))) {
      String options = String.join(" ", missing);
      return List.of(
          Finding.warn(
              name(),
              "the JVM lacks " + options,
              "start it with bin/dstream, or with java " + options + " -jar dstream.jar"));
    }
    return List.of(
        Finding.wrong(
            name(),
            "packages that Spark needs are closed to it: "
                + missing.size()
                + " options are missing,"
                + " such as "
                + missing.get(0),
            "start it with bin/dstream, or with java -jar dstream.jar, whose manifest opens them"));
  }

  private static boolean isOpen(MatchResult open) {
    return ModuleLayer.boot()
        .findModule(open.group(1))
        .map(module -> module.isOpen(open.group(2), ModulesCheck.class.getModule()))
        .orElse(true); // a missing module has no closed packages
  }

  private static boolean isSet(String option) {
    String[] setting = option.substring(PROPERTY.length()).split("=", 2);
    return setting.length == 2 && setting[1].equals(System.getProperty(setting[0]));
  }
}
