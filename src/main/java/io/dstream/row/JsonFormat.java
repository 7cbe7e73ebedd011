package io.dstream.row;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** One JSON object a line (RFC 8259), in UTF-8; bytes that are no UTF-8 become U+FFFD. */
record JsonFormat(Schema schema) implements RowFormat {

  @Override
  public void append(Row row, String time, ByteArrayOutputStream out) {
    out.write('{');
    appendMember("time", time, out);
    for (int column = 0; column < schema.columns().size(); column++) {
      out.write(',');
      appendMember(schema.columns().get(column), row.get(column), out);
    }
    out.writeBytes(new byte[] {'}', '\n'});
  }

  private static void appendMember(String name, Object value, ByteArrayOutputStream out) {
    appendString(name, out);
    out.write(':');
    if (value instanceof byte[] text) {
      appendString(new String(text, StandardCharsets.UTF_8), out);
    } else if (value instanceof String text) {
      appendString(text, out);
    } else {
      out.writeBytes(Escapes.bytes(value));
    }
  }

  private static void appendString(String text, ByteArrayOutputStream out) {
    out.write('"');
    out.writeBytes(JsonStringEncoder.getInstance().quoteAsUTF8(text));
    out.write('"');
  }

  @Override
  public boolean showsTime() {
    return true;
  }
}
