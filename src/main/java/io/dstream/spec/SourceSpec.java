package io.dstream.spec;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a pipeline says of its source before anything is started. */
public interface SourceSpec {
  /** The source as a URI, such as {@code socket://localhost:9999}. */
  String uri();

  /** Where it reads: {@code HOST:PORT}, directories, URLs; none where it needs nothing outside. */
  default List<String> contacts() {
    return List.of(uri());
  }

  /** Whether a receiver occupies a core for as long as the stream runs. */
  boolean usesReceiver();

  /** How many receivers do so. */
  default int receivers() {
    return usesReceiver() ? 1 : 0;
  }

  /** Whether {@code --wal} logs what is read, as it cannot be read again. */
  default boolean logs() {
    return usesReceiver();
  }

  /** Whether {@code --max-rate} and {@code --backpressure} can slow it down. */
  boolean limitsRate();

  /** Whether stdin is read, so that nothing else can read keys or commands from it. */
  default boolean readsStdin() {
    return false;
  }

  /**
   * What becomes of a record when things fail, where every sink takes a batch that is written again
   * for the same batch.
   */
  Guarantee guarantee(RecoverySpec recovery);

  /** The options that say what is read; a checkpoint is of this and nothing else. */
  Map<String, String> identity();

  /** What its records have beside their value. */
  default Set<RecordField> fields() {
    return Set.of();
  }

  /** What it must be alone in reading, in words; each is read by one source at most. */
  default Set<String> claims() {
    return readsStdin() ? Set.of("stdin") : Set.of();
  }

  /** Whether it reads what a sink writes to {@code uri}. */
  default boolean reads(String uri) {
    return false;
  }

  /**
   * Refuses a checkpoint that would promise what the source cannot hold.
   *
   * @throws DstreamException when it is so
   */
  default void requireRecoverable(RecoverySpec recovery) {}

  /**
   * What the user should know of what it is told, before anything is asked of the outside world.
   */
  default List<String> remarks() {
    return List.of();
  }

  /**
   * Looks at the outside world: is the directory, the file, the topic there?
   *
   * @throws DstreamException when the pipeline cannot work
   */
  void check();
}
