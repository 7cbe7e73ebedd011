package io.dstream.pipe.run;

import io.dstream.state.KeyGroups;
import io.dstream.text.WordHash;

/** Where keys belong, by the bytes of a row of one column; checkpoints are read by it. */
final class KeyHash {
  private KeyHash() {}

  /** The key group of the key {@code bytes[from, to)}. */
  static int group(byte[] bytes, int from, int to) {
    return WordHash.group(bytes, from, to, KeyGroups.COUNT);
  }
}
