package io.dstream.table;

import io.dstream.sink.jdbc.TableAccess;
import io.dstream.spec.DstreamException;
import org.apache.hadoop.conf.Configuration;

/** Finds tables by what a user writes. A new kind of table needs a new class and a line here. */
public final class Tables {
  private static final String DATABASE = "jdbc:";
  private static final String OPTION = "--table ";

  private Tables() {}

  /**
   * Returns the table at {@code where}: a path or a URI of files, or {@code jdbc:URL#TABLE}.
   *
   * @param user the user of a database; empty for none
   * @param password the password of a database: {@code env:NAME}, {@code file:PATH}, or empty
   * @throws DstreamException wrong usage, when there is no such table
   */
  public static Table of(
      String name, String where, String user, String password, Configuration hadoop) {
    if (!where.startsWith(DATABASE)) {
      return FileTable.find(OPTION + name + "=" + where, where, hadoop);
    }
    int table = where.lastIndexOf('#');
    if (table < 0) {
      throw DstreamException.usage(
          OPTION + name + " names a database and no table in it",
          "write it behind the URL: jdbc:mysql://localhost:3306/DATABASE#TABLE");
    }
    return new DatabaseTable(
        TableAccess.of(where.substring(0, table), user, password, where.substring(table + 1)));
  }
}
