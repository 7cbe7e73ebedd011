package io.dstream.pipe.keyed;

import java.io.Serializable;

/** Which group of keys a key belongs to. */
@FunctionalInterface
public interface KeyPlacement extends Serializable {
  /** The group of the key whose bytes are {@code bytes[from, to)}, counted from 0. */
  int group(byte[] bytes, int from, int to);
}
