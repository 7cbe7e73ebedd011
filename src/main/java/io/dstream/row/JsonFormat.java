package io.dstream.row;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes one JSON object per line (RFC 8259) in UTF-8; invalid UTF-8 bytes become U+FFFD. NaN and
 * infinity, which JSON lacks, are strings, as Spark writes them.
 */
record JsonFormat(Schema schema) implements RowFormat {

  private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);

  @Override
  public void append(Row row, String time, ByteArrayOutputStream out) {
    out.write('{');
    appendString("time", out);
    out.write(':');
    appendString(time, out);
    for (int i = 0; i < schema.columns().size(); i++) {
      out.write(',');
      appendColumn(schema, i, row.get(i), out);
    }
    out.writeBytes(new byte[] {'}', '\n'});
  }

  /**
   * Returns these columns of a row as an object, without a time. Different bytes stay different: a
   * byte that is not valid UTF-8 becomes {@code \xHH}.
   */
  static String object(Schema schema, List<Integer> columns, Row row) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write('{');
    for (int i = 0; i < columns.size(); i++) {
      if (i > 0) {
        out.write(',');
      }
      Object value = row.get(columns.get(i));
      boolean text = schema.columns().get(columns.get(i)).type() == ColumnType.STRING;
      if (text && value != null) {
        value = Escapes.decoded((byte[]) value).getBytes(StandardCharsets.UTF_8);
      }
      appendColumn(schema, columns.get(i), value, out);
    }
    out.write('}');
    return out.toString(StandardCharsets.UTF_8);
  }

  private static void appendColumn(
      Schema schema, int column, Object value, ByteArrayOutputStream out) {
    appendString(schema.columns().get(column).name(), out);
    out.write(':');
    appendValue(schema.columns().get(column).type(), value, out);
  }

  private static void appendValue(ColumnType type, Object value, ByteArrayOutputStream out) {
    if (value == null) {
      out.writeBytes(NULL);
    } else if (type == ColumnType.STRING) {
      appendString(new String((byte[]) value, StandardCharsets.UTF_8), out);
    } else if (value instanceof Double number && !Double.isFinite(number)) {
      appendString(number.toString(), out); // JSON has no such number
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
