package io.dstream.generator;

import java.util.Locale;

/** The order in which a file's lines are sent. */
public enum LineOrder {
  /** Each line is drawn from all lines of the file with equal probability. */
  RANDOM,
  /** From the first line to the last. */
  SEQUENTIAL;

  /** Returns the name as written on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
