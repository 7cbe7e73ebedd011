package io.dstream.it;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.launcher.JavaModuleOptions;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A Spark standalone cluster for the tests of a class: a master and two workers of a core each, in
 * processes of their own, from Spark's jars and what these need. Nothing of dstream is on their
 * class paths, nor what it brings beside Spark. The logs are shown when a test fails.
 */
final class SparkCluster implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
  private static final Pattern NOT_OF_A_CLUSTER =
      Pattern.compile(
          "dstream.*|.*kafka.*|.*flume.*|avro-ipc-netty.*|hbase.*|opentelemetry.*|undertow.*|jboss.*"
              + "|xnio.*|wildfly.*|smallrye.*|prometheus.*|HikariCP.*|h2-.*|mysql.*|postgresql.*"
              + "|jackson-dataformat.*|HdrHistogram.*|progressbar.*|jopt.*|argparse4j.*|caffeine.*"
              + "|jose4j.*|pcollections.*|commons-validator.*|picocli.*|jline.*|junit.*|assertj.*"
              + "|archunit.*|awaitility.*");

  private static final Pattern MASTER = Pattern.compile("Starting Spark master at (spark://\\S+)");
  private static final Pattern PAGE = Pattern.compile("started at (http://\\S+)");
  private static final Pattern APPLICATION = Pattern.compile("\\bapp-[0-9]+-[0-9]+\\b");
  private static final String DRIVER = "org.apache.spark.deploy.worker.DriverWrapper";
  private static final int WORKERS = 2;

  /** So that a worker is not taken for dead where the machine is busy. */
  private static final List<String> PATIENT =
      List.of(
          "-Dspark.worker.timeout=" + Waiting.LIMIT.toSeconds(),
          "-Dspark.network.timeout=" + Waiting.LIMIT.toSeconds() + "s");

  private final Dstream processes = new Dstream();
  private final Path home = processes.directory("spark-home");
  private final Path work = processes.directory("spark-work");
  private String master;
  private URI page;

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    Path jars = Files.createDirectory(home.resolve("jars"));
    for (Path jar : jarsOfSpark()) {
      Files.createSymbolicLink(jars.resolve(jar.getFileName()), jar);
    }
    master = startMaster();
    startWorkers();
  }

  @Override
  public void afterEach(ExtensionContext context) throws IOException {
    if (context.getExecutionException().isPresent()) {
      processes.showAll();
      try (Stream<Path> files = Files.walk(work)) {
        for (Path log : files.filter(file -> file.endsWith("stderr")).toList()) {
          System.err.println(log + "\n" + Files.readString(log));
        }
      }
    }
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    processes.close();
  }

  /** What {@code --master} takes. */
  String master() {
    return master;
  }

  private static List<Path> jarsOfSpark() {
    return Stream.of(System.getProperty("java.class.path").split(java.io.File.pathSeparator, 0))
        .filter(path -> path.endsWith(".jar"))
        .map(Path::of)
        .filter(jar -> !NOT_OF_A_CLUSTER.matcher(jar.getFileName().toString()).matches())
        .toList();
  }

  /**
   * {@code spark-submit OPTIONS target/dstream-cluster.jar}, to which what dstream is told is
   * added. Nothing is on its class path but Spark.
   */
  Dstream.Command submit(Dstream processes, String... options) {
    List<String> command =
        java(512, "org.apache.spark.deploy.SparkSubmit"); // which is the driver in client mode
    command.addAll(List.of("--class", "io.dstream.Main", "--master", master));
    command.addAll(List.of("--conf", "spark.network.timeout=" + Waiting.LIMIT.toSeconds() + "s"));
    command.addAll(List.of("--executor-memory", "512m", "--driver-memory", "512m"));
    command.addAll(List.of(options));
    command.add(Path.of("target", "dstream-cluster.jar").toAbsolutePath().toString());
    return inCluster(processes.other(command));
  }

  /** Kills the drivers that run on the workers, as a machine that fails does. */
  void killDrivers() {
    drivers().forEach(ProcessHandle::destroyForcibly);
  }

  /** Those that run now. */
  List<ProcessHandle> drivers() {
    return ProcessHandle.current()
        .descendants()
        .filter(process -> Processes.arguments(process).contains(DRIVER))
        .toList();
  }

  /** Kills what runs on the cluster, as the buttons of the master's page do. */
  void killApplications() throws IOException, InterruptedException {
    HttpClient client = HttpClient.newHttpClient();
    String shown =
        client.send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString()).body();
    Set<String> applications =
        APPLICATION.matcher(shown).results().map(MatchResult::group).collect(Collectors.toSet());
    for (String application : applications) {
      HttpRequest kill =
          HttpRequest.newBuilder(page.resolve("/app/kill/?terminate=true&id=" + application))
              .POST(BodyPublishers.noBody())
              .build();
      client.send(kill, BodyHandlers.discarding());
    }
  }

  private String startMaster() {
    Program program =
        start("org.apache.spark.deploy.master.Master", "--port", "0", "--webui-port", "0");
    page = URI.create(said(program, "page", PAGE));
    return said(program, "master listens", MASTER);
  }

  private static String said(Program program, String what, Pattern pattern) {
    program.await(what, p -> pattern.matcher(p.err()).find());
    return pattern.matcher(program.err()).results().findFirst().orElseThrow().group(1);
  }

  private void startWorkers() {
    List<Program> workers = new ArrayList<>();
    for (int i = 0; i < WORKERS; i++) {
      workers.add(
          start(
              "org.apache.spark.deploy.worker.Worker",
              (master + " --cores 1 --memory 1g --webui-port 0 --work-dir " + work + "/" + i)
                  .split(" ", 0)));
    }
    workers.forEach(
        worker ->
            worker.await("worker registers", p -> p.err().contains("Successfully registered")));
  }

  private Program start(String main, String... arguments) {
    return inCluster(
            processes.other(java(256, main)).with((Object[]) arguments).with("--host", "127.0.0.1"))
        .start();
  }

  private List<String> java(int megabytes, String main) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command = new ArrayList<>(List.of(java));
    command.addAll(List.of(Dstream.QUICK_START.split(" ", 0)));
    command.addAll(PATIENT);
    command.addAll(List.of(JavaModuleOptions.defaultModuleOptions().split(" ", 0)));
    command.addAll(List.of("-Xmx" + megabytes + "m", "-cp", home.resolve("jars") + "/*"));
    command.add(main);
    return command;
  }

  private Dstream.Command inCluster(Dstream.Command command) {
    return command
        .env("SPARK_HOME", home)
        .env("SPARK_LOCAL_IP", "127.0.0.1")
        .env("SPARK_SCALA_VERSION", "2.12");
  }
}
