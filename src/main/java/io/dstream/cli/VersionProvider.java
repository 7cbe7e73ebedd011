package io.dstream.cli;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/**
 * Provides the output of {@code dstream --version}. It reads the program's version from the jar's
 * manifest and the libraries' versions from their resource files. Their classes know the versions
 * too, but loading them also loads the logging of Spark and Kafka.
 */
final class VersionProvider implements IVersionProvider {
  /** The resource file and the property that contain a library's version. */
  private record Library(String name, String file, String property) {}

  private static final List<Library> LIBRARIES =
      List.of(
          new Library("Spark", "/spark-version-info.properties", "version"),
          new Library("Scala", "/library.properties", "version.number"),
          new Library("Kafka", "/kafka/kafka-version.properties", "version"));

  @Override
  public String[] getVersion() throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(
        "dstream "
            + Optional.ofNullable(VersionProvider.class.getPackage().getImplementationVersion())
                .orElse("(built in place)"));
    for (Library library : LIBRARIES) {
      lines.add(library.name() + " " + version(library));
    }
    lines.add("Java " + Runtime.version() + ", " + System.getProperty("java.vendor"));
    return lines.toArray(String[]::new);
  }

  private static String version(Library library) throws IOException {
    try (InputStream in = VersionProvider.class.getResourceAsStream(library.file())) {
      if (in == null) {
        throw new FileNotFoundException(library.file() + " is not in the jar");
      }
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty(library.property());
    }
  }
}
