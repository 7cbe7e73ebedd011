package io.dstream.chaos;

import io.dstream.chaos.ChaosSpec.Brokers;
import io.dstream.control.StopRequest;
import io.dstream.generator.MessageSource;
import java.util.List;
import java.util.Optional;

/** Where the generated lines go, and where the pipeline takes them from. */
interface Inlet {
  /**
   * What {@code spec} wants, made ready.
   *
   * @param brokers of a topic
   * @throws io.dstream.spec.DstreamException exit status 1, when a broker is not to be reached
   */
  static Inlet open(
      ChaosSpec spec, Workspace workspace, Optional<Brokers> brokers, Cleanup cleanup) {
    if (spec.source() instanceof ChaosSpec.Source.Topic) {
      return TopicInlet.at(brokers.orElseThrow(), workspace, spec.keep(), cleanup);
    }
    return new DirectoryInlet(workspace.directory("input"), spec.records(), spec.kills() + 1);
  }

  /** What the pipeline's command line says of it. */
  List<String> arguments();

  /**
   * Hands over lines until there are no more or the stop is requested.
   *
   * @throws io.dstream.spec.DstreamException exit status 1, when one cannot be handed over
   */
  void feed(MessageSource lines, StopRequest stop) throws InterruptedException;

  /** Reads what the pipeline has read, from its begin; when all is fed. */
  InputReader reader();
}
