package io.dstream.doctor;

import io.dstream.row.Schema;
import io.dstream.sink.jdbc.JdbcSink;
import io.dstream.spec.DstreamException;
import io.dstream.spec.ExitStatus;
import io.dstream.spec.Master;
import io.dstream.spec.Phrases;
import java.util.List;
import java.util.OptionalLong;

/** Checks the database login and the table. */
public record DatabaseCheck(JdbcSink sink, Master master) implements Check {
  @Override
  public String name() {
    return "database";
  }

  @Override
  public List<Finding> look() {
    return List.of(Finding.ok(name(), sink.describe() + ": " + table()));
  }

  /** Describes the table. A table holds either totals or rows of batches, never both. */
  private String table() {
    try {
      OptionalLong rows = sink.rows(master, Schema.WORD_TOTALS);
      if (rows.isEmpty()) {
        return "login and database are right; a run makes the table";
      }
      return "it is there, for wordcount --stateful"
          + (rows.getAsLong() == 0
              ? ""
              : "; it has "
                  + Phrases.count(rows.getAsLong(), "total")
                  + ": a run needs the checkpoint of them, or --jdbc-replace-totals");
    } catch (DstreamException e) {
      if (e.exitStatus() != ExitStatus.USAGE) {
        throw e;
      }
      sink.rows(master, Schema.WORD_COUNT);
      return "it is there, for wordcount without --stateful";
    }
  }
}
