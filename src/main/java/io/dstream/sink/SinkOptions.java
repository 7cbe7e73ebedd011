package io.dstream.sink;

import io.dstream.row.RowFormat;

/** The options of one kind of sink; picocli fills its fields in. */
public interface SinkOptions {
  /** The name that {@code --sink} takes. */
  String name();

  /**
   * The sink.
   *
   * @param format the format of sinks that write lines
   * @throws io.dstream.spec.DstreamException when the options cannot be
   */
  Sink toSink(RowFormat.Name format);
}
