package io.dstream.spec;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Describes a source of a pipeline before anything is started. */
public interface SourceSpec {
  /** The source as a URI, such as {@code socket://localhost:9999}. */
  String uri();

  /**
   * Where it reads: {@code HOST:PORT}, directories or URLs; empty when it needs nothing outside.
   */
  default List<String> contacts() {
    return List.of(uri());
  }

  /** Returns whether a receiver occupies a core for as long as the stream runs. */
  boolean usesReceiver();

  /** The number of such receivers. */
  default int receivers() {
    return usesReceiver() ? 1 : 0;
  }

  /** Returns whether {@code --wal} logs what is read, because it cannot be read again. */
  default boolean logs() {
    return usesReceiver();
  }

  /** Returns whether {@code --max-rate} and {@code --backpressure} can slow it down. */
  boolean limitsRate();

  /** Returns whether stdin is read, so that nothing else can read keys or commands from it. */
  default boolean readsStdin() {
    return false;
  }

  /** Returns the guarantee for a record after a failure, assuming that every sink is idempotent. */
  Guarantee guarantee(RecoverySpec recovery);

  /** The options that define what is read. A checkpoint belongs to exactly these. */
  Map<String, String> identity();

  /** The fields that its records have besides their value. */
  default Set<RecordField> fields() {
    return Set.of();
  }

  /** The inputs, in words, that only one source of a pipeline may read. */
  default Set<String> claims() {
    return readsStdin() ? Set.of("stdin") : Set.of();
  }

  /** Returns whether it reads what a sink writes to {@code uri}. */
  default boolean reads(String uri) {
    return false;
  }

  /**
   * Rejects recovery options that the source cannot honor.
   *
   * @throws DstreamException when it cannot honor them
   */
  default void requireRecoverable(RecoverySpec recovery) {}

  /**
   * What the user should know about the source's configuration, without contacting outside systems.
   */
  default List<String> remarks() {
    return List.of();
  }

  /**
   * Checks outside systems, such as whether the directory, file or topic exists.
   *
   * @throws DstreamException when the pipeline cannot work
   */
  void check();
}
