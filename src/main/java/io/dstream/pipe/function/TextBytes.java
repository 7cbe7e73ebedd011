package io.dstream.pipe.function;

import org.apache.spark.unsafe.Platform;
import org.apache.spark.unsafe.types.UTF8String;

/** Returns the array that holds the bytes of a text, and the index of the first one. */
public final class TextBytes {
  private TextBytes() {}

  /** Returns the array with the text, or a copy if the text is off-heap. Do not write to it. */
  public static byte[] array(UTF8String text) {
    return text.getBaseObject() instanceof byte[] array ? array : text.getBytes();
  }

  /** Returns the index of the text's first byte in {@link #array}. */
  public static int from(UTF8String text) {
    return text.getBaseObject() instanceof byte[]
        ? (int) (text.getBaseOffset() - Platform.BYTE_ARRAY_OFFSET)
        : 0;
  }
}
