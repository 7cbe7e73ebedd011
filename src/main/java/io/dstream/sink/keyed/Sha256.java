package io.dstream.sink.keyed;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The hash that rows are told apart by. */
public final class Sha256 {
  private Sha256() {}

  /** A fresh digest. */
  public static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }
}
