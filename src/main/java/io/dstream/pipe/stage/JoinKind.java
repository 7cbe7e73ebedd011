package io.dstream.pipe.stage;

/** How two streams of pairs are joined by key. */
public enum JoinKind {
  INNER("join", "makes pairs of the key and each two values that have it in both streams"),
  LEFT("leftOuterJoin", "as join; a value without a partner has NULL for it"),
  RIGHT("rightOuterJoin", "as join; a value of the other stream without a partner has NULL for it"),
  FULL("fullOuterJoin", "as join; every value without a partner has NULL for it"),
  COGROUP("cogroup", "makes of each key a pair of arrays: its values in both streams");

  private final String stage;
  private final String meaning;

  JoinKind(String stage, String meaning) {
    this.stage = stage;
    this.meaning = meaning;
  }

  String stage() {
    return stage;
  }

  String meaning() {
    return meaning;
  }

  /** Whether a value of the first stream comes out that has no partner. */
  public boolean keepsLeft() {
    return this == LEFT || this == FULL;
  }

  /** Whether a value of the other stream comes out that has no partner. */
  public boolean keepsRight() {
    return this == RIGHT || this == FULL;
  }
}
