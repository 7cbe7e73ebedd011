package io.dstream.cli.option;

import io.dstream.spec.DstreamException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads option values that are written {@code NAME=VALUE} for one source, or VALUE for all. */
final class PerSource {
  private static final Pattern NAMED =
      Pattern.compile("\\s*([A-Za-z_][A-Za-z0-9_]*)=(.*)", Pattern.DOTALL);

  private PerSource() {}

  /**
   * Returns the values by source. A value for one source overrides the value for all. A source
   * without a value is absent.
   *
   * @param given the option's values as written
   * @param sources the names of the sources
   * @param value parses a value without the name
   * @throws DstreamException wrong usage
   */
  static <T> Map<String, T> values(
      String option, List<String> given, Set<String> sources, Function<String, T> value) {
    Map<Optional<String>, T> values = new HashMap<>();
    for (String word : given) {
      Matcher named = NAMED.matcher(word);
      Optional<String> source = named.matches() ? Optional.of(named.group(1)) : Optional.empty();
      if (source.filter(name -> !sources.contains(name)).isPresent()) {
        throw DstreamException.usage(
            option + " " + word + ": there is no source " + source.get(),
            "sources are " + String.join(", ", sources));
      }
      if (values.put(source, value.apply(source.isPresent() ? named.group(2) : word)) != null) {
        throw DstreamException.usage(
            option + " is given twice" + source.map(name -> " for " + name).orElse(""));
      }
    }
    T ofAll = values.get(Optional.<String>empty());
    Map<String, T> bySource = new LinkedHashMap<>();
    for (String source : sources) {
      T own = values.getOrDefault(Optional.of(source), ofAll);
      if (own != null) {
        bySource.put(source, own);
      }
    }
    return bySource;
  }
}
