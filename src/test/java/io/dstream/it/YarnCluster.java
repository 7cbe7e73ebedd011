package io.dstream.it;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.client.api.YarnClient;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.exceptions.YarnException;
import org.apache.spark.launcher.JavaModuleOptions;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A YARN for the tests of a class, in a process of its own, and Spark with its client of YARN. */
final class YarnCluster implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
  private static final Path JARS = Path.of("target", "hadoop-cluster").toAbsolutePath();
  private static final Path CLASSES = Path.of("target", "test-classes").toAbsolutePath();
  private static final String DRIVER = "org.apache.spark.deploy.yarn.ApplicationMaster";
  private static final Pattern APPLICATION =
      Pattern.compile("Submitted application application_(\\d+)_(\\d+)");

  private final Dstream processes = new Dstream();
  private SparkHome spark;

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    spark = new SparkHome(processes.directory("spark-home"));
    spark.addHadoops("spark-yarn");
    Program server =
        processes
            .java(
                256,
                CLASSES + ":" + JARS + "/*",
                YarnServer.class.getName(),
                JavaModuleOptions.defaultModuleOptions().split(" ", 0))
            .with(file())
            .env("JAVA_HOME", System.getProperty("java.home"))
            .start();
    server.await(YarnServer.UP, p -> p.out().contains(YarnServer.UP));
  }

  private Path file() {
    return spark.conf().resolve("yarn-site.xml");
  }

  @Override
  public void afterEach(ExtensionContext context) throws IOException {
    processes.showIfFailed(context);
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    processes.close();
  }

  /** As {@link SparkHome#submit}, to this cluster. */
  Dstream.Command submit(Dstream processes, String... options) {
    List<String> all = new ArrayList<>(List.of("--num-executors", "1"));
    all.addAll(List.of("--conf", "spark.yarn.jars=local:" + spark.jars() + "/*"));
    all.addAll(List.of(options));
    return spark
        .submit(processes, "yarn", all.toArray(String[]::new))
        .env("HADOOP_CONF_DIR", spark.conf());
  }

  /** The drivers that run in containers now. */
  List<ProcessHandle> drivers() {
    return ProcessHandle.current()
        .descendants()
        .filter(process -> Processes.arguments(process).contains(DRIVER))
        .toList();
  }

  /** Kills the application of which {@code spark-submit} has said this. */
  void kill(String said) throws IOException, YarnException {
    Matcher application = APPLICATION.matcher(said);
    if (!application.find()) {
      throw new AssertionError("no application was submitted: " + said);
    }
    YarnConfiguration conf = new YarnConfiguration();
    conf.addResource(new org.apache.hadoop.fs.Path(file().toUri()));
    try (YarnClient client = YarnClient.createYarnClient()) {
      client.init(conf);
      client.start();
      client.killApplication(
          ApplicationId.newInstance(
              Long.parseLong(application.group(1)), Integer.parseInt(application.group(2))));
    }
  }
}
