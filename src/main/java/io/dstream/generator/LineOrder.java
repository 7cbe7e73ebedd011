package io.dstream.generator;

import java.util.Locale;

/** In which order a file's lines are sent. */
public enum LineOrder {
  /** Each line is drawn from all of the file's, as likely as any other. */
  RANDOM,
  /** From the first line to the last. */
  SEQUENTIAL;

  /** As the command line writes it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
