package io.dstream.spec;

import java.util.regex.Pattern;

/** What is not to be shown or kept, rather too much than too little. */
public final class Secrets {
  /** What the name of a secret has in it. */
  private static final Pattern NAME =
      Pattern.compile("(?i)pass(w|$)|pwd|secret|token|credential|jaas|user[.]info|[.]key([.]|$)");

  /** Says only where a secret is. */
  private static final Pattern REFERENCE = Pattern.compile("(?s)\\s*(env|file):.*");

  /** {@code KEY=}, and what follows. */
  private static final Pattern KEY = Pattern.compile("([\\w.-]+)\\s*=(?=(?<value>.*))");

  /** A user's password in a URL. */
  private static final Pattern USER = Pattern.compile("//[^/\\s:@]*:[^/\\s@]+@");

  private Secrets() {}

  /** Whether a value is a secret because of its name; where it can be found is none. */
  public static boolean are(String name, String value) {
    return NAME.matcher(name).find() && !REFERENCE.matcher(value).matches();
  }

  /** Whether a text has a secret in it: {@code KEY=VALUE} or a URL with a password. */
  public static boolean areIn(String text) {
    return USER.matcher(text).find()
        || KEY.matcher(text).results().anyMatch(key -> are(key.group(1), key.group(2)));
  }
}
