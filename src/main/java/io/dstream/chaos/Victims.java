package io.dstream.chaos;

import io.dstream.chaos.ChaosSpec.Cluster;
import io.dstream.chaos.ChaosSpec.Victim;
import io.dstream.spec.DstreamException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Selects and kills the victims: the pipeline, or processes that work for it on a cluster of this
 * machine.
 */
final class Victims {
  private static final Duration LOOK_EVERY = Duration.ofMillis(50);
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final String EXECUTOR = "org.apache.spark.executor.CoarseGrainedExecutorBackend";
  private static final String WORKER = "org.apache.spark.deploy.worker.Worker";

  private final Optional<Cluster> cluster;
  private final Workspace workspace;
  private final RandomGenerator random;

  /**
   * @param workspace names the executors of this run, and holds the logs of restarted processes
   */
  Victims(Optional<Cluster> cluster, Workspace workspace, RandomGenerator random) {
    this.cluster = cluster;
    this.workspace = workspace;
    this.random = random;
  }

  /** The command-line arguments that select the cluster. */
  List<String> arguments() {
    if (cluster.isEmpty()) {
      return List.of();
    }
    List<String> words = new ArrayList<>(List.of("--master", cluster.get().master().url()));
    cluster
        .get()
        .conf()
        .forEach((key, value) -> words.addAll(List.of("--conf", key + "=" + value)));
    words.addAll(List.of("--conf", "spark.executor.extraJavaOptions=" + mark()));
    return words;
  }

  private String mark() {
    return "-Ddstream.chaos=" + workspace.id();
  }

  /** Returns whether the pipeline's own process is the victim. */
  boolean ofPipeline() {
    return cluster.map(Cluster::victim).orElse(Victim.driver) == Victim.driver;
  }

  /**
   * Kills one victim with SIGKILL. Waits for a victim while the pipeline runs, since the previous
   * one may not be back yet.
   *
   * @return the victim, for people; empty when the pipeline ended before there was one
   * @throws DstreamException exit status 1, when there is none for too long
   */
  Optional<String> kill(Pipeline pipeline) throws InterruptedException {
    if (ofPipeline()) {
      pipeline.kill();
      return Optional.of("the driver");
    }
    boolean executors = cluster.orElseThrow().victim() == Victim.executor;
    long since = System.nanoTime();
    List<ProcessHandle> there = executors ? executors() : workers();
    while (there.isEmpty()) {
      if (pipeline.awaitEnd(LOOK_EVERY)) {
        return Optional.empty();
      }
      if (System.nanoTime() - since > PATIENCE.toNanos()) {
        throw DstreamException.failed(
            "no " + cluster.get().victim() + " of the run is a process of this machine",
            "--master names a standalone cluster whose workers are here",
            null);
      }
      there = executors ? executors() : workers();
    }
    ProcessHandle victim = there.get(random.nextInt(there.size()));
    if (executors) {
      kill(victim);
    } else {
      killAndStartAgain(victim);
    }
    return Optional.of(cluster.get().victim() + " " + victim.pid());
  }

  private List<ProcessHandle> executors() {
    return ProcessHandle.allProcesses()
        .filter(process -> LinuxProcess.arguments(process).containsAll(List.of(mark(), EXECUTOR)))
        .toList();
  }

  /**
   * Returns the workers that host an executor of the run. An executor whose worker was killed ends
   * by itself.
   */
  private List<ProcessHandle> workers() {
    return executors().stream()
        .flatMap(executor -> executor.parent().stream())
        .filter(parent -> LinuxProcess.arguments(parent).contains(WORKER))
        .distinct()
        .toList();
  }

  private void killAndStartAgain(ProcessHandle worker) {
    ProcessBuilder again =
        LinuxProcess.again(worker, workspace.directory("workers").resolve(worker.pid() + ".log"));
    kill(worker);
    LinuxProcess.start(again);
  }

  private static void kill(ProcessHandle process) {
    process.destroyForcibly();
    process.onExit().join();
  }
}
