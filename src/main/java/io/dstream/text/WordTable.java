package io.dstream.text;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.Externalizable;
import java.io.IOException;
import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.util.List;

/**
 * Counts by word: an open-addressing hash table (linear probing, at most half full) over bytes.
 * Words are equal if their bytes are. Counts are 64-bit; a word with a count of zero is not among
 * the table's rows. Not thread-safe. Entries have dense indexes from 0 to {@link #entries()}
 * (exclusive) in order of arrival, so that a caller can keep columns of its own beside the counts.
 */
public final class WordTable implements WordCounts, Externalizable {
  private static final long serialVersionUID = 1L;

  /** 0 if free; otherwise the hash's low 32 bits in the high half, and the entry's index + 1. */
  private long[] slots;

  private final WordRecords records;
  private int zeros;

  /** Creates an empty table. */
  public WordTable() {
    records = new WordRecords();
    slots = new long[2 * records.capacity()];
  }

  private WordTable(WordTable other) {
    slots = other.slots.clone();
    records = other.records.copy();
    zeros = other.zeros;
  }

  /** Receives a word, {@code bytes[from, to)}, and its count. */
  @FunctionalInterface
  public interface Entry {
    void accept(byte[] bytes, int from, int to, long count);
  }

  /** Returns a copy with the same counts that shares no mutable data. */
  public WordTable copy() {
    return new WordTable(this);
  }

  /** The number of words in the table, without those with a count of zero. */
  public int size() {
    return entries() - zeros;
  }

  /** The number of entries, including those with a count of zero: one above the largest index. */
  public int entries() {
    return records.size();
  }

  /** The approximate memory in bytes. */
  public long memory() {
    return (long) Long.BYTES * slots.length + records.memory();
  }

  /** Adds {@code count}, which may be negative, to a word and returns the index of its entry. */
  public int add(byte[] bytes, int from, int to, long count) {
    int index = intern(bytes, from, to);
    set(index, count(index) + count);
    return index;
  }

  /** Adds one to a word. */
  public void add(byte[] bytes, int from, int to) {
    add(bytes, from, to, 1);
  }

  /**
   * Finds where the words with these hashes may be, and loads their records into the cache: first
   * all slots, then all records, so that the processor waits for many reads at once.
   *
   * @param candidates receives the arguments for {@link #addWhereFound}
   * @return a value computed from everything that was read, so that the compiler keeps the reads
   */
  long look(long[] hashes, long[] candidates, int words) {
    int mask = slots.length - 1;
    for (int i = 0; i < words; i++) {
      candidates[i] = slots[(int) hashes[i] & mask];
    }
    long read = 0;
    for (int i = 0; i < words; i++) {
      int tag = (int) hashes[i];
      long entry = candidates[i];
      for (int slot = tag; entry != 0 && (int) (entry >>> 32) != tag; ) {
        entry = slots[++slot & mask];
      }
      candidates[i] = entry;
      read += records.count(Math.max(0, (int) entry - 1));
    }
    return read;
  }

  /** Adds to the count of a word if its candidate is that word; returns whether it is. */
  boolean addWhereFound(
      long candidate, long count, long head, long tail, byte[] bytes, int from, int to) {
    int index = (int) candidate - 1;
    if (index < 0 || !records.holds(index, head, tail, bytes, from, to)) {
      return false;
    }
    set(index, records.count(index) + count);
    return true;
  }

  /** Adds each count of {@code other}, multiplied by {@code sign}. */
  public void addAll(WordCounts other, int sign) {
    Adder adder = new Adder(sign);
    other.forEach(adder);
    adder.flush();
  }

  /** Adds one by one while the table is small and fits in the cache, and in groups from then on. */
  private final class Adder implements Entry {
    private static final int SMALL = 1 << 12;

    private final int sign;
    private WordBatch batch;

    Adder(int sign) {
      this.sign = sign;
    }

    @Override
    public void accept(byte[] bytes, int from, int to, long count) {
      if (batch != null) {
        batch.accept(bytes, from, to, sign * count);
      } else {
        add(bytes, from, to, sign * count);
        batch = entries() < SMALL ? null : new WordBatch(WordTable.this);
      }
    }

    void flush() {
      if (batch != null) {
        batch.flush();
      }
    }
  }

  /** Sets the count of the entry at {@code index}. */
  public void set(int index, long count) {
    long before = records.count(index);
    records.count(index, count);
    zeros += (count == 0 ? 1 : 0) - (before == 0 ? 1 : 0);
  }

  /** Returns the index of a word's entry, or -1. */
  public int find(byte[] bytes, int from, int to) {
    long head = WordHash.head(bytes, from, to);
    long tail = WordHash.tail(bytes, from, to);
    long hash = WordHash.of(head, tail, bytes, from, to);
    return (int) slots[slotOf(head, tail, hash, bytes, from, to)] - 1;
  }

  /** Returns the index of a word's entry; creates it with a count of zero if it is new. */
  public int intern(byte[] bytes, int from, int to) {
    long head = WordHash.head(bytes, from, to);
    long tail = WordHash.tail(bytes, from, to);
    long hash = WordHash.of(head, tail, bytes, from, to);
    int slot = slotOf(head, tail, hash, bytes, from, to);
    if (slots[slot] != 0) {
      return (int) slots[slot] - 1;
    }
    if (records.isFull()) {
      records.grow();
      rehash();
      slot = slotOf(head, tail, hash, bytes, from, to);
    }
    int index = records.append(head, tail, bytes, from, to);
    zeros++;
    slots[slot] = hash << 32 | (index + 1);
    return index;
  }

  public long count(int index) {
    return records.count(index);
  }

  /** Passes on the entries in order of arrival. */
  @Override
  public void forEach(Entry entry) {
    for (int i = 0; i < entries(); i++) {
      if (count(i) != 0) {
        visit(i, entry);
      }
    }
  }

  /** Passes on the entry at {@code index}, whatever its count. */
  public void visit(int index, Entry entry) {
    records.visit(index, entry);
  }

  /** Returns a copy of the bytes of the word of the entry at {@code index}. */
  public byte[] word(int index) {
    return records.word(index);
  }

  /** Returns a table without zero entries when these are more than half; otherwise this table. */
  public WordTable compacted() {
    if (zeros <= entries() / 2) {
      return this;
    }
    WordTable smaller = new WordTable();
    smaller.addAll(this, 1);
    return smaller;
  }

  private int slotOf(long head, long tail, long hash, byte[] bytes, int from, int to) {
    int mask = slots.length - 1;
    int tag = (int) hash;
    int slot = tag & mask;
    while (true) {
      long entry = slots[slot];
      if (entry == 0
          || ((int) (entry >>> 32) == tag
              && records.holds((int) entry - 1, head, tail, bytes, from, to))) {
        return slot;
      }
      slot = (slot + 1) & mask;
    }
  }

  private void rehash() {
    long[] old = slots;
    slots = new long[2 * records.capacity()];
    int mask = slots.length - 1;
    for (long entry : old) {
      if (entry != 0) {
        int slot = (int) (entry >>> 32) & mask;
        while (slots[slot] != 0) {
          slot = (slot + 1) & mask;
        }
        slots[slot] = entry;
      }
    }
  }

  /** Writes the counts other than zero, in order of arrival. */
  public void writeTo(DataOutput out) throws IOException {
    List<PackedWords> packed = PackedWords.pack(this);
    out.writeInt(packed.size());
    for (PackedWords words : packed) {
      words.writeTo(out);
    }
  }

  /** Adds the counts that {@link #writeTo} wrote. */
  public void readFrom(DataInput in) throws IOException {
    int chunks = in.readInt();
    for (int i = 0; i < chunks; i++) {
      PackedWords words = new PackedWords();
      words.readFrom(in);
      addAll(words, 1);
    }
  }

  @Override
  public void writeExternal(ObjectOutput out) throws IOException {
    writeTo(out);
  }

  @Override
  public void readExternal(ObjectInput in) throws IOException {
    readFrom(in);
  }
}
