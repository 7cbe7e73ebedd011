package io.dstream.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.spark.launcher.JavaModuleOptions;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/** What Spark wants of the JVM's modules is what manifest, tests and launcher give it. */
final class ModuleOptionsTest {
  private static final Pattern PACKAGE = Pattern.compile("--add-opens=(\\S+)=ALL-UNNAMED");

  /** Spark's own list, but for the flag that lets old JVMs pass over flags they do not know. */
  private static final List<String> WANTED =
      Stream.of(JavaModuleOptions.defaultModuleOptions().split(" "))
          .filter(option -> !option.startsWith("-XX:"))
          .toList();

  @Test
  void theTestsRunWithSparksOptions() throws Exception {
    assertThat(property("spark.add.opens.flags").split(" ")).containsExactlyElementsOf(WANTED);
  }

  @Test
  void theManifestOpensThePackagesThatSparkOpens() throws Exception {
    List<String> packages =
        PACKAGE
            .matcher(String.join(" ", WANTED))
            .results()
            .map((MatchResult r) -> r.group(1))
            .toList();
    assertThat(property("spark.add.opens").split(" ")).containsExactlyElementsOf(packages);
  }

  @Test
  void theLauncherPassesWhatAManifestCannotSay() throws Exception {
    List<String> others =
        WANTED.stream().filter(option -> !PACKAGE.matcher(option).matches()).toList();
    assertThat(Files.readString(Path.of("bin", "dstream")))
        .contains("\noptions='" + String.join(" ", others) + " ");
  }

  private static String property(String name) throws Exception {
    Document pom =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(Path.of("pom.xml").toFile());
    return pom.getElementsByTagName(name).item(0).getTextContent();
  }
}
