package io.dstream.bench;

/**
 * A batch that is done, as Spark timed it; all times in milliseconds.
 *
 * @param time its batch time, since the epoch
 * @param schedulingDelay how long it waited
 * @param processing how long it was worked on
 * @param end when it was done, since the epoch
 * @param tally what was counted in it
 * @param heap bytes of the heap that were in use after the last collection
 */
record Batch(long time, long schedulingDelay, long processing, long end, Tally tally, long heap) {}
