package io.dstream.config;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Options that exclude others. Who says one of them means that the others, said by something
 * weaker, do not count: {@code --stateful} on the command line, for one, puts a profile's window
 * aside.
 */
public record Rivals(List<Rule> rules) {
  public Rivals {
    rules = List.copyOf(rules);
  }

  /** What does not count beside any of {@code inForce}. */
  public record Rule(Set<String> inForce, Set<String> excluded) {}

  /** The rules of two groups of options that exclude each other. */
  public static Stream<Rule> mutual(Set<String> one, Set<String> other) {
    return Stream.of(new Rule(one, other), new Rule(other, one));
  }

  /** Whether one of the options that are in force excludes {@code option}. */
  boolean exclude(String option, Set<String> inForce) {
    return rules.stream()
        .filter(rule -> rule.excluded().contains(option))
        .anyMatch(rule -> !Collections.disjoint(rule.inForce(), inForce));
  }
}
