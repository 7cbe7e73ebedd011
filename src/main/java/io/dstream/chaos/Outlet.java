package io.dstream.chaos;

import io.dstream.chaos.ChaosSpec.Brokers;
import io.dstream.row.Schema;
import io.dstream.sink.Sink;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where the pipeline writes, and where its results are looked up when it has ended. */
interface Outlet {
  /**
   * What {@code spec} wants, made ready.
   *
   * @param brokers of a topic
   * @throws io.dstream.spec.DstreamException exit status 1, when the database or a broker is not to
   *     be reached
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

  /** What the pipeline's command line says of it. */
  List<String> arguments();

  /** Directories that change when the pipeline writes; none where that is not to be seen. */
  List<Path> watched();

  /**
   * Adds every row to {@code found}, in the order of batches.
   *
   * @throws io.dstream.spec.DstreamException exit status 1, when they cannot be read
   */
  void read(Found found);

  /** Reads rows of {@code schema}, batch by batch. */
  ResultReader results(Schema schema);

  /** One of the same kind, for what should come out; it goes away in the end as this one does. */
  Outlet another(Workspace workspace, Cleanup cleanup);

  /** What the pipeline writes with. */
  Sink sink();
}
