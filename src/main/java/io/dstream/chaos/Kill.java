package io.dstream.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * When a life of the pipeline ends.
 *
 * @param number 1 for the first
 * @param starting whether {@code after} counts from the start of the process, so that the kill is
 *     likely to meet start-up or recovery; else it counts from the first sign of its work
 */
record Kill(int number, boolean starting, Duration after) {
  private static final Duration START_UP = Duration.ofSeconds(4);

  /** One kill in so many meets the start. */
  private static final int STARTING = 4;

  /** The same plan for the same seed; the first kill meets a pipeline at work. */
  static List<Kill> plan(int kills, Duration batch, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Kill> plan = new ArrayList<>();
    for (int number = 1; number <= kills; number++) {
      boolean starting = random.nextInt(STARTING) == 0 && number > 1;
      Duration longest = starting ? START_UP : longestWork(batch);
      plan.add(new Kill(number, starting, Duration.ofMillis(random.nextLong(longest.toMillis()))));
    }
    return plan;
  }

  /** How long a life may last, start and work together, in the mean. */
  static Duration meanLife(Duration batch) {
    return START_UP.plus(longestWork(batch).dividedBy(2));
  }

  private static Duration longestWork(Duration batch) {
    return batch.multipliedBy(3).plusSeconds(1);
  }
}
