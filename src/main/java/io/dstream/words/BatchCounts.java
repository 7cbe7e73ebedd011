package io.dstream.words;

import io.dstream.text.WordTable;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The counts of a single batch, as a partition's state keeps them in a file.
 *
 * @param before the time of the batch before, as the state has it: by it a missing file is found; 0
 *     for the first
 */
record BatchCounts(long before, WordTable counts) {
  void writeTo(DataOutput out) throws IOException {
    out.writeLong(before);
    counts.writeTo(out);
  }

  static BatchCounts readFrom(DataInput in) throws IOException {
    long before = in.readLong();
    WordTable counts = new WordTable();
    counts.readFrom(in);
    return new BatchCounts(before, counts);
  }
}
