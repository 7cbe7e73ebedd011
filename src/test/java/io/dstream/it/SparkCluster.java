package io.dstream.it;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A Spark standalone cluster for the tests of a class: a master and two workers of a core each, in
 * processes of their own. The logs are shown when a test fails.
 */
final class SparkCluster implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
  private static final Pattern MASTER = Pattern.compile("Starting Spark master at (spark://\\S+)");
  private static final Pattern PAGE = Pattern.compile("started at (http://\\S+)");
  private static final Pattern APPLICATION = Pattern.compile("\\bapp-[0-9]+-[0-9]+\\b");
  private static final String DRIVER = "org.apache.spark.deploy.worker.DriverWrapper";
  private static final int WORKERS = 2;

  /** So that a worker is not taken for dead where the machine is busy. */
  private static final String[] PATIENT = {
    "-Dspark.worker.timeout=" + Waiting.LIMIT.toSeconds(),
    "-Dspark.network.timeout=" + Waiting.LIMIT.toSeconds() + "s"
  };

  private final Dstream processes = new Dstream();
  private final Path work = processes.directory("spark-work");
  private SparkHome home;
  private String master;
  private URI page;

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    home = new SparkHome(processes.directory("spark-home"));
    master = startMaster();
    startWorkers();
  }

  @Override
  public void afterEach(ExtensionContext context) throws IOException {
    processes.showIfFailed(context);
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    processes.close();
  }

  /** What {@code --master} takes. */
  String master() {
    return master;
  }

  /** As {@link SparkHome#submit}, to this cluster. */
  Dstream.Command submit(Dstream processes, String... options) {
    return home.submit(processes, master, options);
  }

  /** The drivers that run on the workers now. */
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
    return home.java(processes, 256, main, PATIENT)
        .with((Object[]) arguments)
        .with("--host", "127.0.0.1")
        .start();
  }
}
