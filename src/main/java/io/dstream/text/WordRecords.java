package io.dstream.text;

import java.util.Arrays;

/**
 * Words and their counts in order of arrival, as four numbers per word: its head and tail ({@link
 * WordHash}), its place in an arena, and its count. Comparing a word of up to sixteen bytes thus
 * needs one cache line, and frequent words, which arrive early, lie close together.
 */
final class WordRecords {
  private static final int SMALLEST = 16;
  private static final int HEAD = 0;
  private static final int TAIL = 1;
  private static final int PLACE = 2;
  private static final int COUNT = 3;
  private static final int RECORD = 4;

  /** Array elements begin after 16 bytes, so no record of a large array spans two cache lines. */
  private static final int FIRST = 2;

  private final Arena arena;
  private long[] numbers;
  private int size;

  WordRecords() {
    arena = new Arena();
    numbers = new long[at(SMALLEST)];
  }

  private WordRecords(WordRecords other) {
    arena = other.arena.copy();
    numbers = other.numbers.clone();
    size = other.size;
  }

  /** Returns a copy with the same words and counts that shares no mutable data. */
  WordRecords copy() {
    return new WordRecords(this);
  }

  private static int at(int index) {
    return FIRST + RECORD * index;
  }

  int size() {
    return size;
  }

  /** The number of words for which there is room. */
  int capacity() {
    return (numbers.length - FIRST) / RECORD;
  }

  /** The approximate memory in bytes. */
  long memory() {
    return (long) Long.BYTES * numbers.length + arena.bytes();
  }

  boolean isFull() {
    return size == capacity();
  }

  void grow() {
    numbers = Arrays.copyOf(numbers, at(2 * capacity()));
  }

  /** Appends a word with a count of zero, where there is room, and returns its index. */
  int append(long head, long tail, byte[] bytes, int from, int to) {
    int at = at(size);
    numbers[at + HEAD] = head;
    numbers[at + TAIL] = tail;
    numbers[at + PLACE] = arena.put(bytes, from, to);
    return size++;
  }

  long count(int index) {
    return numbers[at(index) + COUNT];
  }

  void count(int index, long count) {
    numbers[at(index) + COUNT] = count;
  }

  /** Checks whether the word at {@code index} is {@code bytes[from, to)}. */
  boolean holds(int index, long head, long tail, byte[] bytes, int from, int to) {
    int at = at(index);
    return numbers[at + HEAD] == head
        && numbers[at + TAIL] == tail
        && arena.holds(numbers[at + PLACE], bytes, from, to);
  }

  /** Passes the word at {@code index} and its count to {@code entry}. */
  void visit(int index, WordTable.Entry entry) {
    long place = numbers[at(index) + PLACE];
    entry.accept(arena.page(place), Arena.from(place), arena.to(place), count(index));
  }

  /** Returns a copy of the bytes of the word at {@code index}. */
  byte[] word(int index) {
    long place = numbers[at(index) + PLACE];
    return Arrays.copyOfRange(arena.page(place), Arena.from(place), arena.to(place));
  }
}
