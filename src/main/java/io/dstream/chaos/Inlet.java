package io.dstream.chaos;

import io.dstream.chaos.ChaosSpec.Brokers;
import io.dstream.control.StopRequest;
import io.dstream.generator.MessageSource;
import java.util.List;
import java.util.Optional;

/** Receives the generated lines, and is the source of the pipeline. */
interface Inlet {
  /**
   * Opens and prepares the inlet that {@code spec} selects.
   *
   * @param brokers the brokers when it is a topic
   * @throws io.dstream.spec.DstreamException exit status 1, when a broker cannot be reached
   */
  static Inlet open(
      ChaosSpec spec, Workspace workspace, Optional<Brokers> brokers, Cleanup cleanup) {
    if (spec.source() instanceof ChaosSpec.Source.Topic) {
      return TopicInlet.at(brokers.orElseThrow(), workspace, spec.keep(), cleanup);
    }
    return new DirectoryInlet(workspace.directory("input"), spec.records(), spec.kills() + 1);
  }

  /** The command-line arguments that select this source. */
  List<String> arguments();

  /**
   * Writes lines until there are no more or a stop is requested.
   *
   * @throws io.dstream.spec.DstreamException exit status 1, when a line cannot be written
   */
  void feed(MessageSource lines, StopRequest stop) throws InterruptedException;

  /**
   * Returns a reader of everything the pipeline has read, from the beginning. Called after all
   * lines are fed.
   */
  InputReader reader();
}
