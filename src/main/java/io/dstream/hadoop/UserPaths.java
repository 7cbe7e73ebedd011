package io.dstream.hadoop;

import java.util.regex.Pattern;
import org.apache.hadoop.fs.Path;

/** Reads the paths that a user writes: a Hadoop URI, or a local path with any characters. */
public final class UserPaths {
  /** Matches a colon in the first name, which Hadoop would take as the end of a scheme. */
  private static final Pattern COLON_IN_FIRST_NAME = Pattern.compile("(?s)[^/]*:.*");

  private static final Pattern URI = Pattern.compile("(?s)[A-Za-z][A-Za-z0-9+.-]*:/.*");

  private UserPaths() {}

  /**
   * Returns the path that a word denotes: a URI if it begins with a scheme and a slash.
   *
   * @throws IllegalArgumentException when it is empty or not a valid URI
   */
  public static Path of(String word) {
    boolean local = COLON_IN_FIRST_NAME.matcher(word).matches() && !URI.matcher(word).matches();
    return new Path(local ? "./" + word : word);
  }
}
