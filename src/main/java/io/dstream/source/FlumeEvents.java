package io.dstream.source;

import io.dstream.spec.RecordField;
import io.dstream.text.LineBlock;
import io.dstream.text.RecordBlock;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.flume.source.avro.AvroFlumeEvent;

/** Converts Flume events to lines. Thread-safe. */
final class FlumeEvents {
  private final FieldRows encoder; // null if there are no fields

  /**
   * @param fields the fields of a line besides its text: the headers, or none
   */
  FlumeEvents(List<RecordField> fields) {
    this.encoder = fields.isEmpty() ? null : new FieldRows(fields);
  }

  /**
   * Returns the event bodies, each terminated by an LF. Each line of an event has the event's
   * fields.
   */
  synchronized LineBlock lines(List<AvroFlumeEvent> events) {
    int bytes = events.stream().mapToInt(event -> event.getBody().remaining() + 1).sum();
    byte[] block = new byte[bytes];
    List<byte[]> rows = new ArrayList<>();
    int filled = 0;
    for (AvroFlumeEvent event : events) {
      ByteBuffer body = event.getBody().duplicate();
      int end = filled + body.remaining() + 1;
      body.get(block, filled, body.remaining());
      block[end - 1] = '\n';
      if (encoder != null) {
        int lines = new LineBlock(block, filled, end).lines();
        rows.addAll(Collections.nCopies(lines, encoder.of(event.getHeaders())));
      }
      filled = end;
    }
    return encoder == null
        ? new LineBlock(block, 0, filled)
        : new RecordBlock(block, 0, filled, rows.toArray(byte[][]::new));
  }
}
