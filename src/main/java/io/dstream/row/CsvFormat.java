package io.dstream.row;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes {@code time,word,count} as in RFC 4180, without a header line; bytes are written as
 * received. An empty text is {@code ""}; null is an empty field.
 */
record CsvFormat(Schema schema) implements RowFormat {

  @Override
  public void append(Row row, String time, ByteArrayOutputStream out) {
    out.writeBytes(time.getBytes(StandardCharsets.US_ASCII));
    for (Object value : row.values()) {
      out.write(',');
      if (value != null) {
        appendField(Escapes.bytes(value), out);
      }
    }
    out.write('\n');
  }

  private static void appendField(byte[] field, ByteArrayOutputStream out) {
    if (!needsQuotes(field)) {
      out.writeBytes(field);
      return;
    }
    out.write('"');
    for (byte b : field) {
      if (b == '"') {
        out.write('"');
      }
      out.write(b);
    }
    out.write('"');
  }

  private static boolean needsQuotes(byte[] field) {
    if (field.length == 0) {
      return true;
    }
    for (byte b : field) {
      if (b == ',' || b == '"' || b == '\n' || b == '\r') {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean showsTime() {
    return true;
  }
}
