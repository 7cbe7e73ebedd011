package io.dstream.config;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Options that exclude others. A stronger option disables the weaker options that it excludes. For
 * example, {@code --stateful} on the command line disables a profile's window.
 */
public record Rivals(List<Rule> rules) {
  public Rivals {
    rules = List.copyOf(rules);
  }

  /** The options that are disabled by any of {@code inForce}. */
  public record Rule(Set<String> inForce, Set<String> excluded) {}

  /** Returns the rules for two groups of options that exclude each other. */
  public static Stream<Rule> mutual(Set<String> one, Set<String> other) {
    return Stream.of(new Rule(one, other), new Rule(other, one));
  }

  /** Returns whether an option in force excludes {@code option}. */
  boolean exclude(String option, Set<String> inForce) {
    return rules.stream()
        .filter(rule -> rule.excluded().contains(option))
        .anyMatch(rule -> !Collections.disjoint(rule.inForce(), inForce));
  }
}
