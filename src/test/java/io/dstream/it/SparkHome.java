package io.dstream.it;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.launcher.JavaModuleOptions;

/**
 * A folder as an installation of Spark is: Spark's jars and what these need. Nothing of dstream is
 * there, nor what it brings beside Spark.
 */
final class SparkHome {
  private static final Pattern NOT_OF_SPARK =
      Pattern.compile(
          "dstream.*|.*kafka.*|.*flume.*|avro-ipc-netty.*|hbase.*|opentelemetry.*|undertow.*|jboss.*"
              + "|xnio.*|wildfly.*|smallrye.*|prometheus.*|HikariCP.*|h2-.*|mysql.*|postgresql.*"
              + "|jackson-dataformat.*|HdrHistogram.*|progressbar.*|jopt.*|argparse4j.*|caffeine.*"
              + "|jose4j.*|pcollections.*|commons-validator.*|picocli.*|jline.*|junit.*|assertj.*"
              + "|archunit.*|awaitility.*|hadoop-client.*");

  /** What the servers of the tests are made of. */
  private static final Path HADOOP = Path.of("target", "hadoop-cluster").toAbsolutePath();

  private final Path folder;

  /** Makes it in an empty folder. */
  SparkHome(Path folder) throws IOException {
    this.folder = folder;
    Files.createDirectory(conf());
    Files.createDirectory(jars());
    Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, 0))
        .filter(path -> path.endsWith(".jar"))
        .map(Path::of)
        .filter(jar -> !NOT_OF_SPARK.matcher(jar.getFileName().toString()).matches())
        .forEach(this::add);
    addHadoops("hadoop-client-api");
    addHadoops("hadoop-client-runtime");
  }

  /** Adds the jar of Hadoop's cluster whose name begins so. */
  void addHadoops(String name) throws IOException {
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(HADOOP, name + "*.jar")) {
      jars.forEach(this::add);
    }
  }

  /** Where its settings are, and those of YARN. */
  Path conf() {
    return folder.resolve("conf");
  }

  /** Its jars. */
  Path jars() {
    return folder.resolve("jars");
  }

  private void add(Path jar) {
    try {
      Files.createSymbolicLink(jars().resolve(jar.getFileName()), jar);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@code java MAIN} with this installation alone. */
  Dstream.Command java(Dstream processes, int megabytes, String main, String... options) {
    List<String> all = new ArrayList<>(List.of(options));
    all.addAll(List.of(JavaModuleOptions.defaultModuleOptions().split(" ", 0)));
    return processes
        .java(megabytes, conf() + ":" + jars() + "/*", main, all.toArray(String[]::new))
        .env("SPARK_HOME", folder)
        .env("SPARK_LOCAL_IP", "127.0.0.1")
        .env("SPARK_SCALA_VERSION", "2.12");
  }

  /**
   * {@code spark-submit OPTIONS target/dstream-cluster.jar}, to which what dstream is told is
   * added.
   */
  Dstream.Command submit(Dstream processes, String master, String... options) {
    return java(
            processes, 512, "org.apache.spark.deploy.SparkSubmit") // the driver, where it is here
        .with("--class", "io.dstream.Main", "--master", master)
        .with("--conf", "spark.network.timeout=" + Waiting.LIMIT.toSeconds() + "s")
        .with("--conf", "spark.driver.extraJavaOptions=" + JavaModuleOptions.defaultModuleOptions())
        .with("--executor-memory", "512m", "--driver-memory", "512m")
        .with((Object[]) options)
        .with(Path.of("target", "dstream-cluster.jar").toAbsolutePath());
  }
}
