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
 * @param name what a pipeline calls it
 * @param source the name of a kind of source, or a URI
 */
public record SourceWord(Optional<String> name, String source) {
  private static final Pattern NAMED = Pattern.compile("([^=:/?]*)=(.*)");
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  /**
   * Takes the word apart.
   *
   * @throws DstreamException wrong usage, when the name is none
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

  /** Whether it is a URI. */
  public boolean isUri() {
    return source.contains(":");
  }

  /** The URI's scheme, or the name of a kind of source. */
  public String kind() {
    return isUri() ? source.substring(0, source.indexOf(':')) : source;
  }

  /**
   * The source that {@code options} make of it.
   *
   * @throws DstreamException wrong usage
   */
  public Source make(SourceOptions options) {
    // Java knows no URI that ends with the colon: queue: says as much as the name.
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

  /** As it was written. */
  @Override
  public String toString() {
    return name.map(n -> n + "=").orElse("") + source;
  }
}
