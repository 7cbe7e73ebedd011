package io.dstream.spec;

/** An out-of-memory error at a place where the use of the memory is known. */
public final class MemoryEndedAt extends OutOfMemoryError {
  private static final long serialVersionUID = 1L;

  /**
   * @param place the operation and its values, such as {@code groupByKey(), for the key 'x'}
   */
  public MemoryEndedAt(String place) {
    super(place);
  }
}
