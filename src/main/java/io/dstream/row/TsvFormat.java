package io.dstream.row;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * {@code time<TAB>word<TAB>count}, control characters escaped, all other bytes as they came in;
 * null is empty.
 */
record TsvFormat(Schema schema) implements RowFormat {

  @Override
  public void append(Row row, String time, ByteArrayOutputStream out) {
    out.writeBytes(time.getBytes(StandardCharsets.US_ASCII));
    for (Object value : row.values()) {
      out.write('\t');
      if (value != null) {
        Escapes.appendEscaped(Escapes.bytes(value), out);
      }
    }
    out.write('\n');
  }

  @Override
  public boolean showsTime() {
    return true;
  }
}
