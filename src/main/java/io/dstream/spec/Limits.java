package io.dstream.spec;

import java.time.Duration;

/** Checks option values. The error messages are the same in every command. */
public final class Limits {
  private Limits() {}

  /**
   * Checks a number.
   *
   * @throws DstreamException wrong usage, when it is less than {@code least}
   */
  public static void requireAtLeast(long least, String option, long number) {
    if (number < least) {
      throw DstreamException.usage(option + " must be " + least + " or more, not " + number);
    }
  }

  /**
   * Checks a number that also has an upper bound.
   *
   * @throws DstreamException wrong usage, when it is less than {@code least} or more than {@code
   *     most}
   */
  public static void requireBetween(long least, long most, String option, long number) {
    if (number < least || number > most) {
      throw DstreamException.usage(
          option + " must be " + least + " to " + most + ", not " + number);
    }
  }

  /**
   * Checks a duration that must not be zero.
   *
   * @throws DstreamException wrong usage, when it is
   */
  public static void requirePositive(String option, Duration duration) {
    if (duration.isZero()) {
      throw DstreamException.usage(option + " must be more than 0s");
    }
  }

  /**
   * Checks a text that must not be blank.
   *
   * @throws DstreamException wrong usage, when it is
   */
  public static void requireText(String option, String text) {
    if (text.isBlank()) {
      throw DstreamException.usage(option + " is empty");
    }
  }
}
