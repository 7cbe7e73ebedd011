package io.dstream.row;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes {@code time<TAB>word<TAB>count}. Control characters are escaped, other bytes are written
 * as received, and null is empty.
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
