package io.dstream.spec;

import java.util.regex.Pattern;

/** Recognizes secrets, which must not be shown or stored. Prefers false positives to misses. */
public final class Secrets {
  /** Matches in the name of a secret. */
  private static final Pattern NAME =
      Pattern.compile("(?i)pass(w|$)|pwd|secret|token|credential|jaas|user[.]info|[.]key([.]|$)");

  /** Matches a value that only refers to a secret. */
  private static final Pattern REFERENCE = Pattern.compile("(?s)\\s*(env|file):.*");

  /** Matches {@code KEY=} and captures the value after it. */
  private static final Pattern KEY = Pattern.compile("([\\w.-]+)\\s*=(?=(?<value>.*))");

  /** Matches a user's password in a URL. */
  private static final Pattern USER = Pattern.compile("//[^/\\s:@]*:[^/\\s@]+@");

  private Secrets() {}

  /** Returns whether a value is a secret by its name. A reference to a secret is not one. */
  public static boolean are(String name, String value) {
    return NAME.matcher(name).find() && !REFERENCE.matcher(value).matches();
  }

  /** Returns whether a text contains a secret: {@code KEY=VALUE} or a URL with a password. */
  public static boolean areIn(String text) {
    return USER.matcher(text).find()
        || KEY.matcher(text).results().anyMatch(key -> are(key.group(1), key.group(2)));
  }
}
