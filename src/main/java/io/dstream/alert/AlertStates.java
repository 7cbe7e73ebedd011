package io.dstream.alert;

import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Set;

/** All alerts of a stream and the rows for which they fire. Immutable. */
public record AlertStates(List<AlertState> all) {
  /** The states of a stream without alerts. */
  public static final AlertStates NONE = new AlertStates(List.of());

  public AlertStates {
    all = List.copyOf(all);
  }

  /** Returns the states after a change of one alert. */
  public AlertStates after(AlertChange change) {
    return new AlertStates(
        all.stream()
            .map(alert -> alert.rule().name().equals(change.alert()) ? alert.after(change) : alert)
            .toList());
  }

  /** Returns one line per alert that fires. */
  public List<String> lines() {
    return all.stream().filter(AlertState::isFiring).map(AlertState::line).toList();
  }

  /** Returns the names of the alerts that fire. */
  public Set<String> firing() {
    return all.stream()
        .filter(AlertState::isFiring)
        .map(alert -> alert.rule().name())
        .collect(toSet());
  }
}
