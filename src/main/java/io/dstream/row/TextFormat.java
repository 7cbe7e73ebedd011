package io.dstream.row;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** For people: the ranked number first, right-aligned in seven columns, as {@code uniq -c} does. */
record TextFormat(Schema schema) implements RowFormat {

  @Override
  public void append(Row row, String time, ByteArrayOutputStream out) {
    out.writeBytes(
        String.format(Locale.ROOT, "%7s", row.get(schema.rank()))
            .getBytes(StandardCharsets.US_ASCII));
    for (int column = 0; column < schema.columns().size(); column++) {
      if (column != schema.rank()) {
        out.write(' ');
        Escapes.appendEscaped(Escapes.bytes(row.get(column)), out);
      }
    }
    out.write('\n');
  }

  @Override
  public boolean showsTime() {
    return false;
  }
}
