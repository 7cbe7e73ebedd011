package io.dstream.state;

import java.util.Iterator;
import java.util.NoSuchElementException;
import scala.Tuple2;

/**
 * Chunks in the order of their groups, taken group by group.
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

  /** The group of the next chunk, which there must be. */
  public int group() {
    return coming._1();
  }

  /** Whether there is another chunk of {@code group}, whose turn it is. */
  public boolean hasNextOf(int group) {
    return hasNext() && group() == group;
  }

  /** All chunks of {@code group}, which may be none; they are taken as they are asked for. */
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

  /** The next chunk. */
  public C take() {
    C chunk = coming._2();
    advance();
    return chunk;
  }
}
