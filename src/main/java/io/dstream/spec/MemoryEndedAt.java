package io.dstream.spec;

/** Memory ended where it is known what it was needed for. */
public final class MemoryEndedAt extends OutOfMemoryError {
  private static final long serialVersionUID = 1L;

  /**
   * @param place what was done, and on which values: {@code groupByKey(), for the key 'x'}
   */
  public MemoryEndedAt(String place) {
    super(place);
  }
}
