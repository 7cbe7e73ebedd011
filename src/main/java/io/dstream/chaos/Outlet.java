package io.dstream.chaos;

import io.dstream.chaos.ChaosSpec.Brokers;
import io.dstream.row.Schema;
import io.dstream.sink.Sink;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The sink of the pipeline, and the reader of its results afterwards. */
interface Outlet {
  /**
   * Opens and prepares the outlet that {@code spec} selects.
   *
   * @param brokers the brokers when it is a topic
   * @throws io.dstream.spec.DstreamException exit status 1, when the database or a broker cannot be
   *     reached
   */
  static Outlet open(
      ChaosSpec spec, Workspace workspace, Optional<Brokers> brokers, Cleanup cleanup) {
    if (spec.sink() instanceof ChaosSpec.Sink.Topic) {
      return TopicOutlet.at(brokers.orElseThrow(), workspace, spec.keep(), cleanup);
    }
    if (spec.sink() instanceof ChaosSpec.Sink.Table table) {
      return table
          .database()
          .map(database -> TableOutlet.at(database, workspace, spec.keep(), cleanup))
          .orElseGet(() -> TableOutlet.embedded(workspace, cleanup));
    }
    return new TextOutlet(workspace.directory("output"));
  }

  /** The command-line arguments that select this sink. */
  List<String> arguments();

  /** The directories that change when the pipeline writes; empty when writes cannot be observed. */
  List<Path> watched();

  /**
   * Adds every row to {@code found}, in batch order.
   *
   * @throws io.dstream.spec.DstreamException exit status 1, when they cannot be read
   */
  void read(Found found);

  /** Returns a reader of rows of {@code schema}, batch by batch. */
  ResultReader results(Schema schema);

  /**
   * Returns an outlet of the same kind for the expected output. It is removed at the end like this
   * one.
   */
  Outlet another(Workspace workspace, Cleanup cleanup);

  /** The sink that the pipeline writes with. */
  Sink sink();
}
