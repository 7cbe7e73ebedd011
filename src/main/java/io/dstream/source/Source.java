package io.dstream.source;

import com.fasterxml.jackson.databind.JsonNode;
import io.dstream.spec.DstreamException;
import io.dstream.spec.Silence;
import io.dstream.spec.SourceSpec;
import io.dstream.text.LineBlock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.streaming.api.java.JavaDStream;

/** Where records come from. A source is a checked, immutable description until it is opened. */
public interface Source extends SourceSpec {
  /**
   * The source with all read that must be read before the stream starts. It may wait for input.
   *
   * @throws DstreamException when that cannot be read
   */
  default Source prepared() {
    return this;
  }

  /**
   * Lines that show what those to come are like.
   *
   * @param begin whether the first of them is the first of its file, or of all: where a header is
   */
  record Sample(List<String> lines, boolean begin) {}

  /**
   * Some lines that it has; none is taken from it. It may wait for the first. No lines when there
   * are none yet; empty when only the stream can see its lines, as it takes them.
   *
   * @throws DstreamException when they cannot be read
   */
  default Optional<Sample> sample() {
    return Optional.empty();
  }

  /** How many feeds it has; each is opened by itself, and has a part of its own in a checkpoint. */
  default int feeds() {
    return Math.max(1, receivers());
  }

  /** The sources that it is made of: itself, or several. */
  default Stream<Source> members() {
    return Stream.of(this);
  }

  /** Makes the stream of its lines, or of those of one feed where it has several. */
  Feed open(SourceContext context);

  /**
   * Where a source goes on.
   *
   * @param position all that was taken in by then, as {@link Feed#position} gave it
   * @param reads what was read since, batch by batch, as {@link Taken} gave it
   */
  record Resume(JsonNode position, List<JsonNode> reads) {}

  /**
   * What a batch takes in.
   *
   * @param reads what it reads, so that it can be read again; null when it cannot
   * @param position all that was taken in up to it; null when that follows from the position before
   *     and what was read since. The first batch has one, and one in a hundred after it
   */
  record Taken(JsonNode reads, JsonNode position) {}

  /** An opened source, on the driver. */
  interface Feed extends AutoCloseable {
    /** The lines, block by block. */
    JavaDStream<LineBlock> blocks();

    /** All that is taken in before the first batch. */
    JsonNode position();

    /** What the batch at {@code time}, milliseconds, takes in; it was computed and is not done. */
    Taken taken(long time);

    /**
     * The lines of a batch that was under way when the program ended.
     *
     * @param reads what it read
     */
    JavaRDD<LineBlock> readAgain(JsonNode reads);

    /**
     * Looks for input that made a batch fail, and leaves it out of what is taken in.
     *
     * @param time the time of the batch, milliseconds
     * @param batch what it was to take in
     * @param failure what it failed with
     * @return what it is to take in now; empty when its input is not the cause
     */
    default Optional<Taken> withoutBadInput(long time, Taken batch, Throwable failure) {
      return Optional.empty();
    }

    /**
     * A batch is done that may have left input out.
     *
     * @throws DstreamException when the stream is to end for that
     */
    default void requireAllInput() {}

    /**
     * The number of the last batch that has data, from 1, or 0 when none has; empty as long as more
     * data may come. Once known it does not change.
     */
    default OptionalLong lastBatch() {
      return OptionalLong.empty();
    }

    /** The names of what the batch at {@code time}, milliseconds, takes in, where it has names. */
    default List<String> inputs(long time) {
      return List.of();
    }

    /** A graceful stop begins: what comes from now on need not count. */
    default void stopping() {}

    /** Whether records that came before {@code time}, milliseconds, may be in no batch yet. */
    default boolean pendingSince(long time) {
      return false;
    }

    /**
     * Looks whether the source still works.
     *
     * @throws DstreamException when it broke down
     */
    default void check() {}

    /**
     * Why no line came in the batch at {@code time}, milliseconds; it was computed and is not done.
     */
    Silence silence(long time);

    /**
     * How many records are there that no batch took, as it was seen last, by the parts that the
     * source has; none where it does not know.
     */
    default Map<String, Long> lag() {
      return Map.of();
    }

    /** All that came in up to the batch at {@code time}, milliseconds, is in every sink. */
    default void completed(long time) {}

    @Override
    default void close() {}
  }
}
