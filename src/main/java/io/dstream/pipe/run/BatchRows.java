package io.dstream.pipe.run;

import io.dstream.pipe.keyed.PackedRows;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** The pairs that a batch brings to a key group. */
record BatchRows(List<PackedRows> chunks) implements Serializable {
  static final BatchRows NONE = new BatchRows(List.of());

  void writeTo(DataOutput out) throws IOException {
    out.writeInt(chunks.size());
    for (PackedRows chunk : chunks) {
      chunk.writeTo(out);
    }
  }

  static BatchRows readFrom(DataInput in) throws IOException {
    List<PackedRows> chunks = new ArrayList<>();
    for (int rest = in.readInt(); rest > 0; rest--) {
      chunks.add(PackedRows.readFrom(in));
    }
    return new BatchRows(chunks);
  }
}
