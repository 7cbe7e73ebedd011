package io.dstream.it;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A real PostgreSQL server for the tests of a class; for root it runs in a user namespace. */
final class Postgres implements BeforeAllCallback, AfterAllCallback {
  private static final File UNPACKED = Path.of("target", "postgres").toAbsolutePath().toFile();

  private EmbeddedPostgres server;

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    server = EmbeddedPostgres.builder().setOverrideWorkingDirectory(UNPACKED).start();
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    server.close();
  }

  Database database() {
    String url = "jdbc:postgresql://localhost:" + server.getPort() + "/postgres";
    return new Database(url, "postgres", "", true);
  }
}
