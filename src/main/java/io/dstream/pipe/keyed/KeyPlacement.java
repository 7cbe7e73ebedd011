package io.dstream.pipe.keyed;

import java.io.Serializable;

/** Assigns keys to key groups. */
@FunctionalInterface
public interface KeyPlacement extends Serializable {
  /** Returns the group, from 0, of the key whose bytes are {@code bytes[from, to)}. */
  int group(byte[] bytes, int from, int to);
}
