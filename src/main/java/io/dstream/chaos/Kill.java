package io.dstream.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The end of one life of the pipeline.
 *
 * @param number 1 for the first
 * @param starting whether {@code after} counts from the start of the process, so that the kill
 *     likely hits start-up or recovery; else it counts from the first sign of work
 */
record Kill(int number, boolean starting, Duration after) {
  private static final Duration START_UP = Duration.ofSeconds(4);

  /** One in this many kills hits the start-up. */
  private static final int STARTING = 4;

  /** Returns a plan that depends only on the arguments. The first kill hits a pipeline at work. */
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

  /** Returns the estimated mean length of a life, start-up and work together. */
  static Duration meanLife(Duration batch) {
    return START_UP.plus(longestWork(batch).dividedBy(2));
  }

  private static Duration longestWork(Duration batch) {
    return batch.multipliedBy(3).plusSeconds(1);
  }
}
