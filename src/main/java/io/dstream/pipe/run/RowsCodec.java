package io.dstream.pipe.run;

import io.dstream.pipe.keyed.PackedRows;
import io.dstream.state.ChunkSerializer;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Writes packed pairs to shuffle files and reads them. */
record RowsCodec() implements ChunkSerializer.Codec<PackedRows> {
  private static final long serialVersionUID = 1L;

  @Override
  public void write(PackedRows rows, DataOutput out) throws IOException {
    rows.writeTo(out);
  }

  @Override
  public PackedRows read(DataInput in) throws IOException {
    return PackedRows.readFrom(in);
  }
}
