package io.dstream.sink.jdbc;

import io.dstream.spec.DstreamException;
import io.dstream.spec.Secret;
import java.io.Serializable;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;

/**
 * A database and its login.
 *
 * @param user empty for none
 * @param timeout how long a statement may take, and how long a batch is retried
 * @param connections the maximum number of connections per executor
 */
record JdbcTarget(JdbcUrl url, String user, Secret password, Duration timeout, int connections)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  Dialect dialect() {
    return Dialects.of(url);
  }

  /** Returns the properties for the driver, except the settings that the URL already has. */
  Properties properties() {
    Properties properties = new Properties();
    dialect()
        .settings(timeout)
        .forEach(
            (name, value) -> {
              if (!url.sets(name)) {
                properties.setProperty(name, value);
              }
            });
    String login = user.isEmpty() && !url.sets("user") ? dialect().defaultUser() : user;
    if (!login.isEmpty()) {
      properties.setProperty("user", login);
    }
    if (!password.reveal().isEmpty()) {
      properties.setProperty("password", password.reveal());
    }
    return properties;
  }

  /** Opens a connection outside the pool. */
  Connection connect() throws SQLException {
    return connect(dialect().driverUrl(url));
  }

  /** Opens a connection that does not create a missing database. */
  Connection connectToExisting() throws SQLException {
    return connect(dialect().existingUrl(url));
  }

  /** Opens a connection that changes nothing. */
  Connection connectToRead() throws SQLException {
    return connect(dialect().readingUrl(url));
  }

  private Connection connect(String driverUrl) throws SQLException {
    Connection connection = driver().connect(driverUrl, properties());
    if (connection == null) {
      throw DstreamException.usage(
          "--jdbc-url " + url + ": the driver cannot read it",
          "URLs look like " + dialect().example());
    }
    return connection;
  }

  private Driver driver() {
    try {
      return Class.forName(dialect().driverClass())
          .asSubclass(Driver.class)
          .getDeclaredConstructor()
          .newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e); // cannot happen: the driver is in the same jar
    }
  }

  /** Returns the reason for a failure, in one line without passwords. */
  String reason(Throwable failure) {
    return masked(SqlFailures.firstLines(failure));
  }

  /** Masks the passwords in a message. */
  String masked(String message) {
    return password.maskIn(url.maskIn(message));
  }

  @Override
  public String toString() {
    return url.toString();
  }
}
