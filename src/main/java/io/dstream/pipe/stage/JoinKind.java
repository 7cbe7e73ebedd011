package io.dstream.pipe.stage;

import java.util.Collections;
import java.util.List;
import org.apache.spark.sql.catalyst.util.GenericArrayData;

/** Defines how two streams of pairs are joined by key, or two streams of elements by element. */
public enum JoinKind {
  INNER("join", "makes pairs of the key and each two values that have it in both streams"),
  LEFT("leftOuterJoin", "as join; a value without a partner has NULL for it"),
  RIGHT("rightOuterJoin", "as join; a value of the other stream without a partner has NULL for it"),
  FULL("fullOuterJoin", "as join; every value without a partner has NULL for it"),
  COGROUP("cogroup", "makes of each key a pair of arrays: its values in both streams"),
  SUBTRACT("subtract", "keeps the elements that are not in the batch of the other stream"),
  INTERSECTION("intersection", "keeps each different element that both streams have in a batch");

  private static final List<Object> NULL = Collections.singletonList(null);

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

  /**
   * Returns the left sides of the results for a key. Each is combined with each of {@link #rights}.
   *
   * @param one the values of the key in the first stream; empty if the key is not there
   * @param other the values of the key in the other stream; empty if the key is not there
   */
  public List<Object> lefts(List<Object> one, List<Object> other) {
    return switch (this) {
      case INNER, LEFT -> one;
      case RIGHT, FULL -> one.isEmpty() ? NULL : one;
      case COGROUP -> List.of(new GenericArrayData(one.toArray()));
      case SUBTRACT -> other.isEmpty() ? one : List.of();
      case INTERSECTION -> one.isEmpty() || other.isEmpty() ? List.of() : NULL;
    };
  }

  /** Returns the right sides of the results for a key. */
  public List<Object> rights(List<Object> one, List<Object> other) {
    return switch (this) {
      case INNER, RIGHT -> other;
      case LEFT, FULL -> other.isEmpty() ? NULL : other;
      case COGROUP -> List.of(new GenericArrayData(other.toArray()));
      case SUBTRACT, INTERSECTION -> NULL;
    };
  }
}
