package io.dstream.it;

import java.nio.file.Path;

/** Where a server of the tests is unpacked, hundreds of megabytes: once a build and a fork. */
final class Unpacked {
  private Unpacked() {}

  static Path directory(String server) {
    String fork = System.getProperty("dstream.fork", "1");
    return Path.of("target", server + "-" + fork).toAbsolutePath();
  }
}
