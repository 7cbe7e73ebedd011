package io.dstream.bench;

/**
 * The stream that a contender runs in a process of its own.
 *
 * @param contender the contender whose program runs
 * @param source where lines come from
 * @param place the directory, the file of a queue, the port of this machine, or {@code
 *     server/topic}
 * @param batchMillis the batch interval
 * @param operation what is counted, and over which batches
 * @param windowMillis the window's length; it slides by a batch
 * @param checkpoint the directory, empty for none
 * @param maxRate messages per second of each Kafka partition; 0 for no limit
 */
record StreamPlan(
    Contender contender,
    Source source,
    String place,
    long batchMillis,
    Operation operation,
    long windowMillis,
    String checkpoint,
    long maxRate) {

  enum Contender {
    /** The pipeline that {@code wordcount} runs. */
    WORDCOUNT,
    /** Words counted by stages of {@code pipe}. */
    PIPE,
    /** Words counted by a query of {@code sql}. */
    SQL,
    TEXTBOOK;

    /** Returns the contender that the cases call {@code name}. */
    static Contender named(String name) {
      return switch (name) {
        case BenchCase.TEXTBOOK -> TEXTBOOK;
        case BenchCase.PIPE -> PIPE;
        case BenchCase.SQL -> SQL;
        default -> WORDCOUNT;
      };
    }
  }

  enum Source {
    FILE,
    QUEUE,
    SOCKET,
    KAFKA,
    /** What the bench writes to the process; the place is ignored. */
    STDIN
  }

  enum Operation {
    /** Words, counted per batch. */
    BATCH,
    /** Words, counted over a window. */
    WINDOW,
    /** Words, counted since the start. */
    TOTALS,
    /** Lines that contain {@link #SOUGHT}, counted per batch. */
    MATCHES
  }

  /** Two letters that about a tenth of the lines contain. */
  static final String SOUGHT = "zq";

  /** Returns a plan that counts per batch of a second, without a checkpoint. */
  static StreamPlan of(Contender contender, Source source, String place) {
    return new StreamPlan(contender, source, place, 1000, Operation.BATCH, 0, "", 0);
  }

  StreamPlan every(long millis) {
    return new StreamPlan(
        contender, source, place, millis, operation, windowMillis, checkpoint, maxRate);
  }

  StreamPlan totals(String directory) {
    return new StreamPlan(
        contender, source, place, batchMillis, Operation.TOTALS, 0, directory, maxRate);
  }

  StreamPlan window(long millis) {
    return new StreamPlan(
        contender, source, place, batchMillis, Operation.WINDOW, millis, checkpoint, maxRate);
  }

  StreamPlan matches() {
    return new StreamPlan(
        contender,
        source,
        place,
        batchMillis,
        Operation.MATCHES,
        windowMillis,
        checkpoint,
        maxRate);
  }

  StreamPlan atMost(long rate) {
    return new StreamPlan(
        contender, source, place, batchMillis, operation, windowMillis, checkpoint, rate);
  }
}
