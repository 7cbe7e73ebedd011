package io.dstream.cli;

/** The libraries' log, on stderr. */
final class Logging {
  private Logging() {}

  /** Off, unless the user asked for more; to be called before the first library logs. */
  static void setUp(Verbosity verbosity) {
    if (verbosity.verbose()) {
      System.setProperty("dstream.log.level", "warn");
    }
  }
}
