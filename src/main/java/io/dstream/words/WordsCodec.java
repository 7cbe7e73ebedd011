package io.dstream.words;

import io.dstream.state.ChunkSerializer;
import io.dstream.text.PackedWords;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Writes and reads packed words in shuffle files. */
record WordsCodec() implements ChunkSerializer.Codec<PackedWords> {
  private static final long serialVersionUID = 1L;

  @Override
  public void write(PackedWords words, DataOutput out) throws IOException {
    words.writeTo(out);
  }

  @Override
  public PackedWords read(DataInput in) throws IOException {
    PackedWords words = new PackedWords();
    words.readFrom(in);
    return words;
  }
}
