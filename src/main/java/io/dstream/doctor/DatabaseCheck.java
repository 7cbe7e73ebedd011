package io.dstream.doctor;

import io.dstream.sink.jdbc.JdbcSink;
import io.dstream.spec.DstreamException;
import io.dstream.spec.ExitStatus;
import io.dstream.spec.Master;
import java.util.List;

/** Login and table. */
public record DatabaseCheck(JdbcSink sink, Master master) implements Check {
  @Override
  public String name() {
    return "database";
  }

  @Override
  public List<Finding> look() {
    return List.of(Finding.ok(name(), sink.describe() + ": " + table()));
  }

  /** A table serves totals or rows of batches, never both. */
  private String table() {
    try {
      return sink.hasTable(master, true)
          ? "it is there, for wordcount --stateful"
          : "login and database are right; a run makes the table";
    } catch (DstreamException e) {
      if (e.exitStatus() != ExitStatus.USAGE) {
        throw e;
      }
      sink.hasTable(master, false);
      return "it is there, for wordcount without --stateful";
    }
  }
}
