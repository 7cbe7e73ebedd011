package io.dstream.words;

import io.dstream.text.PackedWords;
import io.dstream.text.WordCounts;
import io.dstream.text.WordTable;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * The counts of the words that a batch brought to a key group. They are packed, which takes a tenth
 * of a table's memory.
 *
 * @param chunks packed words; no two chunks have a word in common
 */
record BatchWords(List<PackedWords> chunks) implements WordCounts, Serializable {
  @Override
  public void forEach(WordTable.Entry entry) {
    chunks.forEach(chunk -> chunk.forEach(entry));
  }

  /** Returns the approximate size in memory, in bytes. */
  long memory() {
    return chunks.stream().mapToLong(PackedWords::memory).sum();
  }

  void writeTo(DataOutput out) throws IOException {
    out.writeInt(chunks.size());
    for (PackedWords chunk : chunks) {
      chunk.writeTo(out);
    }
  }

  static BatchWords readFrom(DataInput in) throws IOException {
    List<PackedWords> chunks = new ArrayList<>();
    for (int rest = in.readInt(); rest > 0; rest--) {
      PackedWords chunk = new PackedWords();
      chunk.readFrom(in);
      chunks.add(chunk);
    }
    return new BatchWords(chunks);
  }
}
