package io.dstream.alert;

import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Set;

/** All alerts of a stream, and the rows for which they fire. Immutable. */
public record AlertStates(List<AlertState> all) {
  /** Of a stream without alerts. */
  public static final AlertStates NONE = new AlertStates(List.of());

  public AlertStates {
    all = List.copyOf(all);
  }

  /** The same after a change of one of them. */
  public AlertStates after(AlertChange change) {
    return new AlertStates(
        all.stream()
            .map(alert -> alert.rule().name().equals(change.alert()) ? alert.after(change) : alert)
            .toList());
  }

  /** A line for each that fires. */
  public List<String> lines() {
    return all.stream().filter(AlertState::isFiring).map(AlertState::line).toList();
  }

  /** The names of those that fire. */
  public Set<String> firing() {
    return all.stream()
        .filter(AlertState::isFiring)
        .map(alert -> alert.rule().name())
        .collect(toSet());
  }
}
