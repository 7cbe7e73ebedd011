package io.dstream.state;

import java.util.Iterator;
import java.util.NoSuchElementException;
import scala.Tuple2;

/**
 * Iterates over chunks in the order of their groups, group by group.
 *
 * @param <C> a chunk, such as packed words
 */
public final class SortedChunks<C> {
  private final Iterator<Tuple2<Integer, C>> chunks;
  private Tuple2<Integer, C> coming;

  public SortedChunks(Iterator<Tuple2<Integer, C>> chunks) {
    this.chunks = chunks;
    advance();
  }

  private void advance() {
    coming = chunks.hasNext() ? chunks.next() : null;
  }

  public boolean hasNext() {
    return coming != null;
  }

  /** Returns the group of the next chunk, which must exist. */
  public int group() {
    return coming._1();
  }

  /** Returns whether the next chunk belongs to {@code group}. */
  public boolean hasNextOf(int group) {
    return hasNext() && group() == group;
  }

  /** Takes all chunks of {@code group}, possibly none, as the iterator advances. */
  public Iterator<C> takeAll(int group) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return hasNextOf(group);
      }

      @Override
      public C next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        return take();
      }
    };
  }

  /** Takes the next chunk. */
  public C take() {
    C chunk = coming._2();
    advance();
    return chunk;
  }
}
