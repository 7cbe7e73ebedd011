package io.dstream.sink.hbase;

import io.dstream.row.Escapes;
import io.dstream.row.Row;
import io.dstream.row.Schema;
import io.dstream.row.TimeFormat;
import io.dstream.sink.keyed.KeyHash;
import io.dstream.sink.keyed.NumberedRows;
import io.dstream.sink.keyed.Sha256;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;

/**
 * The keys of HBase's rows. Tables live longer than programs, so this does not change:
 *
 * <ul>
 *   <li>a total: the values of its key columns, as {@code --format tsv} writes them, with TABs
 *       between;
 *   <li>a row of a batch or a window: the same, a TAB, the batch time;
 *   <li>a row without a key: the batch time, a TAB, the SHA-256 of its values and its number among
 *       equal rows of the batch ({@link NumberedRows}), in hexadecimal digits.
 * </ul>
 *
 * Null is {@code \xnull}, an empty text {@code \xempty}, and what is longer than {@value #LONGEST}
 * bytes is {@code \xsha256:} and its SHA-256: no text is written so. Different keys stay different.
 * Not thread-safe.
 */
final class RowKeys {
  /** HBase takes no longer keys than 32,767 bytes, and the time needs some. */
  static final int LONGEST = 32_000;

  private final Schema result;
  private final String time;
  private final KeyHash hash;

  /** Those of rows of {@code result}, or of its numbered rows where it has no key. */
  RowKeys(Schema result, Instant time) {
    this.result = result;
    this.time = TimeFormat.UTC.of(time);
    this.hash = new KeyHash(result.key().isEmpty() ? NumberedRows.schema(result) : result);
  }

  /** The key of a row. */
  byte[] of(Row row) {
    if (result.key().isEmpty()) {
      return ascii(time + "\t" + HexFormat.of().formatHex(hash.of(row)));
    }
    ByteArrayOutputStream key = new ByteArrayOutputStream();
    for (int i = 0; i < result.key().size(); i++) {
      if (i > 0) {
        key.write('\t');
      }
      append(row.get(result.key().get(i)), key);
    }
    if (key.size() > LONGEST) {
      byte[] digest = Sha256.digest().digest(key.toByteArray());
      key.reset();
      key.writeBytes(ascii("\\xsha256:" + HexFormat.of().formatHex(digest)));
    }
    if (!result.totals()) {
      key.writeBytes(ascii("\t" + time));
    }
    return key.toByteArray();
  }

  private static void append(Object value, ByteArrayOutputStream key) {
    if (value == null) {
      key.writeBytes(ascii("\\xnull"));
      return;
    }
    byte[] bytes = Escapes.bytes(value);
    if (bytes.length == 0) {
      key.writeBytes(ascii("\\xempty"));
    } else {
      Escapes.appendEscaped(bytes, key);
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
