package io.dstream.spec;

import java.util.Locale;

/** Amounts of memory and disk for people to read. */
public final class ByteSize {
  private static final long MEBI = 1 << 20;
  private static final long GIBI = 1 << 30;

  private ByteSize() {}

  /** {@code 812 MiB}, {@code 5.9 GiB}; the last digit is rounded. */
  public static String format(long bytes) {
    return bytes < GIBI
        ? Math.round((double) bytes / MEBI) + " MiB"
        : String.format(Locale.ROOT, "%.1f GiB", (double) bytes / GIBI);
  }
}
