package io.dstream.spec;

/**
 * The reason why a batch has no rows, given by the component that knows it.
 *
 * @param kind stays the same while only numbers, names and times in {@code why} change
 * @param why a clause for the user, such as {@code topic words has no records}
 * @param told whether the user was told when the silence began
 */
public record Silence(String kind, String why, boolean told) {

  /** Returns a silence that the user was not told about. */
  public static Silence of(String kind, String why) {
    return new Silence(kind, why, false);
  }

  /** Returns a silence that the user was told about when it began. */
  public static Silence told(String kind, String why) {
    return new Silence(kind, why, true);
  }
}
