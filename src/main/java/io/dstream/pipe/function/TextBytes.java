package io.dstream.pipe.function;

import org.apache.spark.unsafe.Platform;
import org.apache.spark.unsafe.types.UTF8String;

/** Where the bytes of a text are: in an array, from an index on. */
public final class TextBytes {
  private TextBytes() {}

  /**
   * The array that has the text, not to be written to; a copy where it lies outside of the heap.
   */
  public static byte[] array(UTF8String text) {
    return text.getBaseObject() instanceof byte[] array ? array : text.getBytes();
  }

  /** The index of the text's first byte in {@link #array}. */
  public static int from(UTF8String text) {
    return text.getBaseObject() instanceof byte[]
        ? (int) (text.getBaseOffset() - Platform.BYTE_ARRAY_OFFSET)
        : 0;
  }
}
