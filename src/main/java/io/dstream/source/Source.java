package io.dstream.source;

import io.dstream.control.Notices;
import io.dstream.spec.PipelineSpec;
import io.dstream.spec.SourceSpec;
import io.dstream.text.LineBlock;
import java.util.OptionalLong;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaStreamingContext;

/** Where records come from. A source is a checked, immutable description until it is opened. */
public interface Source extends SourceSpec {
  /** Makes the stream of its lines in {@code context}. */
  Feed open(JavaStreamingContext context, PipelineSpec<?, ?> spec, Notices notices);

  /** An opened source, on the driver. */
  interface Feed extends AutoCloseable {
    /** The lines, block by block. */
    JavaDStream<LineBlock> blocks();

    /** The number of the last batch that has data, from 1, where it is known from the start. */
    default OptionalLong lastBatch() {
      return OptionalLong.empty();
    }

    /** Whether records that came before {@code time}, milliseconds, may be in no batch yet. */
    default boolean pendingSince(long time) {
      return false;
    }

    /**
     * Looks whether the source still works.
     *
     * @throws io.dstream.spec.DstreamException when it broke down
     */
    default void check() {}

    /** All that came in up to the batch at {@code batchTime}, milliseconds, is in every sink. */
    default void completed(long batchTime) {}

    @Override
    default void close() {}
  }
}
