package io.dstream.operation;

import io.dstream.text.PackedWords;
import java.util.Iterator;
import scala.Tuple2;

/** Chunks in the order of their groups, taken group by group. */
final class SortedChunks {
  private final Iterator<Tuple2<Integer, PackedWords>> chunks;
  private Tuple2<Integer, PackedWords> coming;

  SortedChunks(Iterator<Tuple2<Integer, PackedWords>> chunks) {
    this.chunks = chunks;
    advance();
  }

  private void advance() {
    coming = chunks.hasNext() ? chunks.next() : null;
  }

  boolean hasNext() {
    return coming != null;
  }

  /** The group of the next chunk, which there must be. */
  int group() {
    return coming._1();
  }

  /** Whether there is another chunk of {@code group}, whose turn it is. */
  boolean hasNextOf(int group) {
    return hasNext() && group() == group;
  }

  /** The next chunk. */
  PackedWords take() {
    PackedWords chunk = coming._2();
    advance();
    return chunk;
  }
}
