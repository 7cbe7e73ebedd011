package io.dstream.it;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** A real PostgreSQL server, one for all tests; for root it runs in a user namespace. */
final class Postgres implements BeforeAllCallback {
  private static final File UNPACKED = Unpacked.directory("postgres").toFile();

  /** Held until this JVM ends. */
  private static final ReservedPort PORT = new ReservedPort();

  private EmbeddedPostgres server;

  @Override
  public void beforeAll(ExtensionContext context) {
    server =
        context
            .getRoot()
            .getStore(Namespace.GLOBAL)
            .getOrComputeIfAbsent(Postgres.class, key -> start(), EmbeddedPostgres.class);
  }

  private static EmbeddedPostgres start() {
    try {
      return EmbeddedPostgres.builder()
          .setOverrideWorkingDirectory(UNPACKED)
          .setPort(PORT.number())
          .setPGStartupWait(Waiting.LIMIT)
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Database database() {
    String url = "jdbc:postgresql://localhost:" + server.getPort() + "/postgres";
    return new Database(url, "postgres", "", true);
  }
}
