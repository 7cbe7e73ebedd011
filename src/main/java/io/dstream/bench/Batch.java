package io.dstream.bench;

/**
 * A completed batch, as Spark timed it. All times are in milliseconds.
 *
 * @param time its batch time, since the epoch
 * @param schedulingDelay how long it waited
 * @param processing its processing time
 * @param end its completion time, since the epoch
 * @param tally what was counted in it
 * @param heap bytes of the heap in use after the last collection
 */
record Batch(long time, long schedulingDelay, long processing, long end, Tally tally, long heap) {}
