package io.dstream.source;

import io.dstream.spec.DstreamException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A value of {@code --source}: {@code NAME=SOURCE}, or a source alone.
 *
 * @param name the name in the pipeline
 * @param source the name of a kind of source, or a URI
 */
public record SourceWord(Optional<String> name, String source) {
  private static final Pattern NAMED = Pattern.compile("([^=:/?]*)=(.*)");
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  /**
   * Parses a value of {@code --source}.
   *
   * @throws DstreamException usage error, if the name is invalid
   */
  public static SourceWord of(String word) {
    Matcher named = NAMED.matcher(word);
    if (!named.matches()) {
      return new SourceWord(Optional.empty(), word);
    }
    if (!NAME.matcher(named.group(1)).matches()) {
      throw DstreamException.usage(
          "'" + named.group(1) + "' in " + word + " is no name of a source",
          "a name has letters of ASCII, digits and _, and begins with no digit");
    }
    return new SourceWord(Optional.of(named.group(1)), named.group(2));
  }

  /** Returns whether the source is a URI. */
  public boolean isUri() {
    return source.contains(":");
  }

  /** Returns the URI's scheme, or the name of a kind of source. */
  public String kind() {
    return isUri() ? source.substring(0, source.indexOf(':')) : source;
  }

  /**
   * Creates the source from {@code options}.
   *
   * @throws DstreamException usage error, if the source or an option is invalid
   */
  public Source make(SourceOptions options) {
    // Java rejects a URI that ends with the colon. queue: means the same as the name queue.
    boolean nothingMore = source.endsWith(":") && options.saidByUri().isEmpty();
    return isUri() && !nothingMore ? options.toSource(uri()) : options.toSource();
  }

  private URI uri() {
    try {
      return new URI(source);
    } catch (URISyntaxException e) {
      throw DstreamException.usage("--source " + this + " is no URI: " + e.getReason());
    }
  }

  /** Returns the value as it was written. */
  @Override
  public String toString() {
    return name.map(n -> n + "=").orElse("") + source;
  }
}
