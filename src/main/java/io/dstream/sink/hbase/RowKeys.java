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
 * Makes the row keys in HBase. Tables outlive program versions, so the format must not change:
 *
 * <ul>
 *   <li>a total: the values of its key columns, as {@code --format tsv} writes them, separated by
 *       TABs;
 *   <li>a row of a batch or a window: the same, a TAB, the batch time;
 *   <li>a row without a key: the batch time, a TAB, the SHA-256 of its values and its number among
 *       equal rows of the batch ({@link NumberedRows}), in hexadecimal digits.
 * </ul>
 *
 * Null is written as {@code \xnull}, and an empty text as {@code \xempty}. Key values longer than
 * {@value #LONGEST} bytes in total are replaced by {@code \xsha256:} and their SHA-256. No text is
 * escaped to such a sequence, so different keys stay different. Not thread-safe.
 */
final class RowKeys {
  /** In bytes; HBase limits keys to 32,767 bytes, and the batch time needs some of them. */
  static final int LONGEST = 32_000;

  private final Schema result;
  private final String time;
  private final KeyHash hash;

  /** Makes the keys of rows of {@code result}, or of its numbered rows if it has no key. */
  RowKeys(Schema result, Instant time) {
    this.result = result;
    this.time = TimeFormat.UTC.of(time);
    this.hash = new KeyHash(result.key().isEmpty() ? NumberedRows.schema(result) : result);
  }

  /** Returns the key of a row. */
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
