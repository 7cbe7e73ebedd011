package io.dstream.hadoop;

import java.util.regex.Pattern;
import org.apache.hadoop.fs.Path;

/** Reads the paths that a user writes: a Hadoop URI, or a local path with any characters. */
public final class UserPaths {
  /** Hadoop takes whatever stands before a colon for a scheme. */
  private static final Pattern COLON_IN_FIRST_NAME = Pattern.compile("(?s)[^/]*:.*");

  private static final Pattern URI = Pattern.compile("(?s)[A-Za-z][A-Za-z0-9+.-]*:/.*");

  private UserPaths() {}

  /**
   * The path that a word means: a URI where a scheme and a slash are its beginning.
   *
   * @throws IllegalArgumentException when it is empty or no URI
   */
  public static Path of(String word) {
    boolean local = COLON_IN_FIRST_NAME.matcher(word).matches() && !URI.matcher(word).matches();
    return new Path(local ? "./" + word : word);
  }
}
