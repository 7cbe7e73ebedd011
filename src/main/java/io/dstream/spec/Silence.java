package io.dstream.spec;

/**
 * why a batch has no rows, said by whoever knows.
 *
 * @param kind stays the same while only numbers, names and times in {@code why} change
 * @param why a clause for the user, such as {@code topic words has no records}
 * @param told whether the user was told when it began
 */
public record Silence(String kind, String why, boolean told) {

  /** One that the user does not know of. */
  public static Silence of(String kind, String why) {
    return new Silence(kind, why, false);
  }

  /** One that the user was told of when it began. */
  public static Silence told(String kind, String why) {
    return new Silence(kind, why, true);
  }
}
