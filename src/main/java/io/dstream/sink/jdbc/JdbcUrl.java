package io.dstream.sink.jdbc;

import io.dstream.spec.Secret;
import java.io.Serializable;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A JDBC URL as the user wrote it. Passwords are masked wherever it is shown; in doubt, more text
 * than the password is masked.
 */
public record JdbcUrl(String text) implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final String MASK = "***";

  /** {@code //user:password@host}: up to the last {@code @}, as a password may contain one. */
  private static final Pattern USER_INFO = Pattern.compile("//([^:@?;]*):(.*)@");

  /** {@code password=…}, {@code sslpassword=…}, {@code trustStorePassword=…}, {@code pwd=…}. */
  private static final Pattern PROPERTY =
      Pattern.compile("(?i)\\b[\\w.-]*(?:passw|pwd|secret|token)[\\w.-]*\\s*=([^&;]*)");

  /** The characters that may end an unescaped password in {@code (host=h,password=…)}. */
  private static final Pattern END = Pattern.compile("[,)]");

  /** Returns whether the URL has a setting of this name, in upper or lower case. */
  boolean sets(String property) {
    return text.toLowerCase(Locale.ROOT)
        .matches(".*[?&;,(]\\s*" + Pattern.quote(property.toLowerCase(Locale.ROOT)) + "\\s*=.*");
  }

  /** Masks the URL and its passwords in a message of a driver. */
  String maskIn(String message) {
    String masked = message.replace(text, toString());
    for (Matcher secret : new Matcher[] {PROPERTY.matcher(text), USER_INFO.matcher(text)}) {
      while (secret.find()) {
        String found = secret.group(secret.groupCount());
        masked = new Secret(found).maskIn(masked);
        masked = new Secret(END.split(found, 2)[0]).maskIn(masked);
      }
    }
    return masked;
  }

  @Override
  public String toString() {
    String shown =
        USER_INFO.matcher(text).replaceAll("//$1:" + Matcher.quoteReplacement(MASK) + "@");
    Matcher property = PROPERTY.matcher(shown);
    StringBuilder masked = new StringBuilder();
    while (property.find()) {
      String name = property.group().substring(0, property.start(1) - property.start());
      property.appendReplacement(masked, Matcher.quoteReplacement(name + MASK));
    }
    return property.appendTail(masked).toString();
  }
}
