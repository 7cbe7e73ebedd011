package io.dstream.pipe.run;

import io.dstream.state.KeyGroups;
import io.dstream.text.WordHash;

/**
 * Assigns keys to key groups by the bytes of a row with one column. Reading a checkpoint depends on
 * this assignment.
 */
final class KeyHash {
  private KeyHash() {}

  /** Returns the key group of the key {@code bytes[from, to)}. */
  static int group(byte[] bytes, int from, int to) {
    return WordHash.group(bytes, from, to, KeyGroups.COUNT);
  }
}
