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

/** A source of records. A source is a validated, immutable description until it is opened. */
public interface Source extends SourceSpec {
  /**
   * Returns the source after reading everything that must be read before the stream starts. May
   * wait for input.
   *
   * @throws DstreamException if the input cannot be read
   */
  default Source prepared() {
    return this;
  }

  /**
   * Lines that show what the lines to come look like.
   *
   * @param begin whether the first of them is the first line of its file or of the whole input,
   *     where a header would be
   */
  record Sample(List<String> lines, boolean begin) {}

  /**
   * Returns some of the source's lines without consuming them. May wait for the first line. The
   * sample has no lines if there are none yet. The result is empty if only the stream can see the
   * lines, because it consumes them.
   *
   * @throws DstreamException if the lines cannot be read
   */
  default Optional<Sample> sample() {
    return Optional.empty();
  }

  /**
   * Returns the number of feeds. Each is opened separately and has its own part of a checkpoint.
   */
  default int feeds() {
    return Math.max(1, receivers());
  }

  /** Returns the sources that this source consists of: itself, or several. */
  default Stream<Source> members() {
    return Stream.of(this);
  }

  /** Creates the stream of the source's lines, or of one feed's lines if it has several feeds. */
  Feed open(SourceContext context);

  /**
   * Where a source resumes.
   *
   * @param position everything that was read by then, as {@link Feed#position} returned it
   * @param reads what was read since, per batch, as {@link Taken} holds it
   */
  record Resume(JsonNode position, List<JsonNode> reads) {}

  /**
   * What a batch reads.
   *
   * @param reads what it reads, so that it can be read again; null if it cannot
   * @param position everything that was read up to and including it; null if that follows from the
   *     previous position and what was read since. The first batch has one, and one in a hundred
   *     after it
   */
  record Taken(JsonNode reads, JsonNode position) {}

  /** An opened source, on the driver. */
  interface Feed extends AutoCloseable {
    /** The lines, block by block. */
    JavaDStream<LineBlock> blocks();

    /** Returns the position of all input that was read before the first batch. */
    JsonNode position();

    /**
     * Returns what the batch at {@code time}, in milliseconds, reads. The batch must be computed
     * and not yet completed.
     */
    Taken taken(long time);

    /**
     * Returns the lines of a batch that was in progress when the program ended.
     *
     * @param reads what it read
     */
    JavaRDD<LineBlock> readAgain(JsonNode reads);

    /**
     * Finds input that made a batch fail, and excludes it from what is read.
     *
     * @param time the time of the batch, in milliseconds
     * @param batch what the batch was to read
     * @param failure the failure of the batch
     * @return what the batch is to read now; empty if its input is not the cause
     */
    default Optional<Taken> withoutBadInput(long time, Taken batch, Throwable failure) {
      return Optional.empty();
    }

    /**
     * Called after a batch that may have left out input.
     *
     * @throws DstreamException if the stream must end because of that
     */
    default void requireAllInput() {}

    /**
     * Returns the number of the last batch that has data, from 1, or 0 if none has; empty as long
     * as more data may arrive. Once known, the number does not change.
     */
    default OptionalLong lastBatch() {
      return OptionalLong.empty();
    }

    /**
     * Returns the names of the inputs of the batch at {@code time}, in milliseconds, if they have
     * names.
     */
    default List<String> inputs(long time) {
      return List.of();
    }

    /** Called when a graceful stop begins. Records that arrive from now on need not count. */
    default void stopping() {}

    /**
     * Returns whether records that arrived before {@code time}, in ms, may not be in a batch yet.
     */
    default boolean pendingSince(long time) {
      return false;
    }

    /**
     * Checks whether the source still works.
     *
     * @throws DstreamException if it failed
     */
    default void check() {}

    /**
     * Explains why no line arrived in the batch at {@code time}, in milliseconds. The batch must be
     * computed and not yet completed.
     */
    Silence silence(long time);

    /**
     * Returns the last known number of records that no batch has read, by part of the source; empty
     * if the source does not know.
     */
    default Map<String, Long> lag() {
      return Map.of();
    }

    /** Called when all input up to the batch at {@code time}, in milliseconds, is in every sink. */
    default void completed(long time) {}

    @Override
    default void close() {}
  }
}
