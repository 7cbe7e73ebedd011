package io.dstream.row;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Text for people: ranked numbers first, right-aligned in seven columns, as in {@code uniq -c}. */
record TextFormat(Schema schema) implements RowFormat {

  @Override
  public void append(Row row, String time, ByteArrayOutputStream out) {
    String before = "";
    for (int column : schema.rank()) {
      out.writeBytes(
          String.format(Locale.ROOT, "%s%7s", before, row.get(column))
              .getBytes(StandardCharsets.US_ASCII));
      before = " ";
    }
    for (int column = 0; column < schema.columns().size(); column++) {
      if (!schema.rank().contains(column)) {
        out.writeBytes(before.getBytes(StandardCharsets.US_ASCII));
        Escapes.appendEscaped(Escapes.bytes(row.get(column)), out);
        before = " ";
      }
    }
    out.write('\n');
  }

  @Override
  public boolean showsTime() {
    return false;
  }
}
