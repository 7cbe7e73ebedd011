package io.dstream.sink.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.sql.BatchUpdateException;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;

class SqlFailuresTest {
  private static final Dialect MYSQL = new MySqlDialect();
  private static final Dialect POSTGRES = new PostgresDialect();

  @Test
  void lostConnectionsAndDeadlocksPass() {
    assertThat(passes(new SQLException("gone", "08S01"), MYSQL)).isTrue();
    assertThat(passes(new SQLRecoverableException("gone"), MYSQL)).isTrue();
    assertThat(passes(new SQLException("deadlock", "40P01"), POSTGRES)).isTrue();
    assertThat(passes(new SQLException("starting up", "57P03"), POSTGRES)).isTrue();
    assertThat(passes(new SQLException("lock wait", "HY000", 1205), MYSQL)).isTrue();
    SQLException batch = new BatchUpdateException("batch", "HY000", 0, new int[0]);
    batch.setNextException(new SQLException("deadlock", "40001", 1213));
    assertThat(passes(batch, MYSQL)).isTrue();
  }

  @Test
  void whatIsWrongTheNextTimeToDoesNotPass() {
    assertThat(passes(new SQLDataException("too long", "22001"), MYSQL)).isFalse();
    assertThat(passes(new SQLException("no table", "42S02"), MYSQL)).isFalse();
    assertThat(passes(new SQLException("whatever"), MYSQL)).isFalse();
    SQLException login =
        new SQLTransientConnectionException(
            "no connection", "28000", new SQLException("denied", "28000"));
    assertThat(passes(login, MYSQL)).isFalse();
  }

  @Test
  void aReasonIsOneLineWithItsCauseAndWithoutThePool() {
    SQLException driver = new SQLException("link failure\n\nThe last packet", "08S01");
    driver.initCause(new ConnectException("Connection refused"));
    SQLException pool = new SQLTransientConnectionException("pool: timed out", driver);
    assertThat(SqlFailures.firstLines(pool)).isEqualTo("link failure: Connection refused");
  }

  private static boolean passes(SQLException failure, Dialect dialect) {
    return SqlFailures.passes(failure, dialect);
  }
}
