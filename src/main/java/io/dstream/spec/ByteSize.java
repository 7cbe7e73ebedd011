package io.dstream.spec;

import java.util.Locale;

/** Formats amounts of memory and disk for people to read. */
public final class ByteSize {
  private static final long MEBI = 1 << 20;
  private static final long GIBI = 1 << 30;

  private ByteSize() {}

  /** Formats a size, such as {@code 812 MiB} or {@code 5.9 GiB}, rounded to the last digit. */
  public static String format(long bytes) {
    return bytes < GIBI
        ? Math.round((double) bytes / MEBI) + " MiB"
        : String.format(Locale.ROOT, "%.1f GiB", (double) bytes / GIBI);
  }
}
