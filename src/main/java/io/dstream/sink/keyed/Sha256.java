package io.dstream.sink.keyed;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Creates the digest for the hashes that identify rows. */
public final class Sha256 {
  private Sha256() {}

  /** Returns a new SHA-256 digest. */
  public static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // cannot happen: every JVM has SHA-256
    }
  }
}
