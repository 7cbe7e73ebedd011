package io.dstream.chaos;

import io.dstream.chaos.ChaosSpec.Brokers;
import io.dstream.control.Notices;
import io.dstream.control.StopRequest;
import io.dstream.control.WorkProgress;
import io.dstream.generator.MessageSource;
import io.dstream.generator.ZipfWords;
import io.dstream.spec.DstreamException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Runs a workload over generated input in a separate process, kills it repeatedly while input
 * arrives, lets it finish, and compares its output with the expected output.
 */
public final class ChaosRun {
  private final ChaosSpec spec;
  private final Notices notices;
  private final StopRequest stop;
  private final boolean recovers;

  private ChaosRun(ChaosSpec spec, Notices notices, StopRequest stop, boolean recovers) {
    this.spec = spec;
    this.notices = notices;
    this.stop = stop;
    this.recovers = recovers;
  }

  /**
   * Runs the whole test and removes everything it created, unless it is to be kept.
   *
   * @return empty when it was stopped before there was a verdict
   * @throws DstreamException exit status 1 when a broker, the database or the pipeline fails; 2 for
   *     wrong usage
   */
  public static Optional<Verdict> run(ChaosSpec spec, Notices notices, StopRequest stop)
      throws InterruptedException {
    return new ChaosRun(spec, notices, stop, true).run();
  }

  /** Runs the same test without a checkpoint, so that records are lost and counted twice. */
  static Optional<Verdict> runWithoutCheckpoint(ChaosSpec spec, Notices notices, StopRequest stop)
      throws InterruptedException {
    return new ChaosRun(spec, notices, stop, false).run();
  }

  private Optional<Verdict> run() throws InterruptedException {
    ZipfWords words = new ZipfWords(spec.words(), spec.seed());
    StopRequest end = new StopRequest();
    stop.onRequest(end::request);
    try (Cleanup cleanup = new Cleanup(notices)) {
      Workspace workspace = Workspace.make(spec.checkpoint(), spec.keep(), cleanup);
      if (spec.keep()) {
        notices.say("everything stays in " + workspace.root());
      }
      Optional<Brokers> brokers = brokers(workspace, cleanup);
      Outlet outlet = Outlet.open(spec, workspace, brokers, cleanup);
      Inlet inlet = Inlet.open(spec, workspace, brokers, cleanup);
      Run run = new Run(workspace, inlet, outlet, cleanup, notices, end);
      Check check = spec.workload().check(run);
      feedAndKill(run, words, check);
      return end.requested() ? Optional.empty() : check.verdict();
    }
  }

  private Optional<Brokers> brokers(Workspace workspace, Cleanup cleanup) {
    return spec.usesTopics()
        ? spec.brokers().or(() -> Optional.of(OwnBroker.start(workspace, cleanup)))
        : Optional.empty();
  }

  private void feedAndKill(Run run, MessageSource words, Check check) throws InterruptedException {
    Victims victims =
        new Victims(spec.cluster(), run.workspace(), new SplittableRandom(spec.seed()));
    Pipeline pipeline = pipeline(run, victims);
    run.cleanup().add(pipeline::kill);
    Duration batch = spec.workload().batch();
    Pace pace = new Pace(spec.records(), spec.kills() + 1, Kill.meanLife(batch));
    notices.say("to do the same again: --seed " + spec.seed());
    try (WorkProgress progress = WorkProgress.of("records sent", spec.records(), notices)) {
      MessageSource lines = new PacedLines(words, pace, check, run.end(), progress::to);
      Feeder feeder = Feeder.start(run.inlet(), lines, run.end());
      run.cleanup().add(feeder::close);
      new Lives(pipeline, victims, watched(run), pace, feeder, run.end(), notices)
          .live(Kill.plan(spec.kills(), batch, spec.seed()));
    }
  }

  private Pipeline pipeline(Run run, Victims victims) {
    Workspace workspace = run.workspace();
    List<String> checkpoint =
        recovers ? List.of("--checkpoint", workspace.checkpoint().toString()) : List.of();
    List<String> command =
        ChildCommand.of(
            spec,
            run.inlet(),
            run.outlet(),
            checkpoint,
            victims.arguments(),
            workspace.directory("tmp"));
    notices.detail("runs " + String.join(" ", command));
    return new Pipeline(command, workspace.root().resolve("pipeline.log"), run.end());
  }

  private static List<Path> watched(Run run) {
    List<Path> watched = new ArrayList<>(run.outlet().watched());
    watched.add(run.workspace().checkpoint());
    return watched;
  }
}
