package io.dstream.doctor;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dstream.spec.DstreamException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A finding of a check.
 *
 * @param check the check's name, one word
 * @param message the finding, in one line
 * @param mend what to do or to type, where that is known
 */
public record Finding(String check, Status status, String message, Optional<String> mend) {

  /** How serious it is. */
  public enum Status {
    ok,
    /** It works, but not as well as it could, or not for everything. */
    warn,
    /** A run with these options would fail. */
    wrong
  }

  static Finding ok(String check, String message) {
    return new Finding(check, Status.ok, message, Optional.empty());
  }

  static Finding warn(String check, String message, String mend) {
    return new Finding(check, Status.warn, message, Optional.of(mend));
  }

  static Finding wrong(String check, String message, String mend) {
    return new Finding(check, Status.wrong, message, Optional.of(mend));
  }

  /** Returns a finding with the message and hint of a run's failure. */
  static Finding of(String check, Status status, DstreamException failure) {
    return new Finding(check, status, failure.getMessage(), failure.hint());
  }

  /** Formats the finding for people: one line, and a second one when there is something to do. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(String.format(Locale.ROOT, "%-6s %-10s %s", status, check, message));
    mend.ifPresent(
        what -> lines.add(String.format(Locale.ROOT, "%-6s %-10s mend: %s", "", "", what)));
    return lines;
  }

  /** Formats {@code {"check":…,"status":…,"message":…,"mend":…}} for programs; mend may be null. */
  public String toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("check", check);
    json.put("status", status.toString());
    json.put("message", message);
    json.put("mend", mend.orElse(null));
    return json.toString();
  }
}
