package io.dstream.row;

import java.io.ByteArrayOutputStream;
import java.io.Serializable;

/** Writes rows as lines of bytes. A line ends with LF. */
public interface RowFormat extends Serializable {
  /** Appends one row; {@code time} is the batch time, as {@link TimeFormat} writes it. */
  void append(Row row, String time, ByteArrayOutputStream out);

  /** Whether each row contains the batch time; otherwise it belongs above the batch's rows. */
  boolean showsTime();

  /** The formats by the names that {@code --format} takes. */
  enum Name {
    text,
    tsv,
    csv,
    json;

    /** Returns the format of this name for rows of {@code schema}. */
    public RowFormat of(Schema schema) {
      return switch (this) {
        case text -> new TextFormat(schema);
        case tsv -> new TsvFormat(schema);
        case csv -> new CsvFormat(schema);
        case json -> new JsonFormat(schema);
      };
    }
  }
}
