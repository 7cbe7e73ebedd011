package io.dstream.text;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.Externalizable;
import java.io.IOException;
import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.util.Arrays;
import java.util.List;

/**
 * Counts by word: an open-addressing hash table (linear probing, at most half full) over bytes. A
 * word is what its bytes are; counts are 64-bit; a word whose count is zero is not in the table's
 * rows. Not thread-safe. Entries have dense indexes 0 … {@link #entries()}, in order of arrival, so
 * that a caller may keep columns of its own beside the counts.
 */
public final class WordTable implements Externalizable {
  private static final long serialVersionUID = 1L;

  private static final int SMALLEST = 16;

  /** 0 when free, else the hash's low 32 bits in the high half and the entry's index + 1. */
  private long[] slots;

  private long[] addresses;
  private int[] lengths;
  private long[] counts;
  private int entries;
  private int zeros;
  private Arena arena;

  /** An empty table. */
  public WordTable() {
    clear();
  }

  private WordTable(WordTable other) {
    slots = other.slots.clone();
    addresses = other.addresses.clone();
    lengths = other.lengths.clone();
    counts = other.counts.clone();
    entries = other.entries;
    zeros = other.zeros;
    arena = other.arena.copy();
  }

  /** Receives a word, the bytes {@code bytes[from, to)}, and its count. */
  @FunctionalInterface
  public interface Entry {
    void accept(byte[] bytes, int from, int to, long count);
  }

  /** Forgets everything. */
  public void clear() {
    slots = new long[2 * SMALLEST];
    addresses = new long[SMALLEST];
    lengths = new int[SMALLEST];
    counts = new long[SMALLEST];
    entries = 0;
    zeros = 0;
    arena = new Arena();
  }

  /** A table with the same counts that shares nothing which changes. */
  public WordTable copy() {
    return new WordTable(this);
  }

  /** Words in the table, those with a count of zero left out. */
  public int size() {
    return entries - zeros;
  }

  /** Entries, those with a count of zero included: one above the largest index. */
  public int entries() {
    return entries;
  }

  /** Bytes of memory, about. */
  public long memory() {
    return arena.bytes() + 8L * slots.length + 20L * counts.length;
  }

  /** Adds {@code count}, which may be negative, to a word and returns the entry's index. */
  public int add(byte[] bytes, int from, int to, long count) {
    int index = intern(bytes, from, to);
    set(index, counts[index] + count);
    return index;
  }

  /** Adds one to a word. */
  public void add(byte[] bytes, int from, int to) {
    add(bytes, from, to, 1);
  }

  /** Adds {@code sign} times each count of {@code other}. */
  public void addAll(WordTable other, int sign) {
    other.forEach((bytes, from, to, count) -> add(bytes, from, to, sign * count));
  }

  /** Gives the entry at {@code index} a count. */
  public void set(int index, long count) {
    if (counts[index] == 0) {
      zeros--;
    }
    counts[index] = count;
    if (count == 0) {
      zeros++;
    }
  }

  /** The index of a word's entry, or -1. */
  public int find(byte[] bytes, int from, int to) {
    int slot = slotOf(bytes, from, to, WordHash.of(bytes, from, to));
    return (int) slots[slot] - 1;
  }

  /** The index of a word's entry, made with a count of zero when it is new. */
  public int intern(byte[] bytes, int from, int to) {
    long hash = WordHash.of(bytes, from, to);
    int slot = slotOf(bytes, from, to, hash);
    if (slots[slot] != 0) {
      return (int) slots[slot] - 1;
    }
    if (entries == counts.length) {
      grow();
      slot = slotOf(bytes, from, to, hash);
    }
    int index = entries++;
    zeros++;
    slots[slot] = hash << 32 | (index + 1);
    addresses[index] = arena.put(bytes, from, to);
    lengths[index] = to - from;
    return index;
  }

  public long count(int index) {
    return counts[index];
  }

  /** Hands over every word with a count other than zero, in order of arrival. */
  public void forEach(Entry entry) {
    for (int i = 0; i < entries; i++) {
      if (counts[i] != 0) {
        visit(i, entry);
      }
    }
  }

  /** Hands over the entry at {@code index}, whatever its count. */
  public void visit(int index, Entry entry) {
    long address = addresses[index];
    int from = (int) address;
    entry.accept(arena.page(address), from, from + lengths[index], counts[index]);
  }

  /** The word of the entry at {@code index}: a copy of its bytes. */
  public byte[] word(int index) {
    long address = addresses[index];
    int from = (int) address;
    return Arrays.copyOfRange(arena.page(address), from, from + lengths[index]);
  }

  /** This table without its zero entries when they are most of it, else this table. */
  public WordTable compacted() {
    if (zeros <= entries / 2) {
      return this;
    }
    WordTable smaller = new WordTable();
    smaller.addAll(this, 1);
    return smaller;
  }

  private int slotOf(byte[] bytes, int from, int to, long hash) {
    int mask = slots.length - 1;
    int tag = (int) hash;
    int slot = tag & mask;
    while (true) {
      long entry = slots[slot];
      if (entry == 0 || ((int) (entry >>> 32) == tag && holds((int) entry - 1, bytes, from, to))) {
        return slot;
      }
      slot = (slot + 1) & mask;
    }
  }

  private boolean holds(int index, byte[] bytes, int from, int to) {
    int length = to - from;
    long address = addresses[index];
    int at = (int) address;
    return lengths[index] == length
        && Arrays.equals(arena.page(address), at, at + length, bytes, from, to);
  }

  private void grow() {
    int capacity = 2 * counts.length;
    addresses = Arrays.copyOf(addresses, capacity);
    lengths = Arrays.copyOf(lengths, capacity);
    counts = Arrays.copyOf(counts, capacity);
    long[] old = slots;
    slots = new long[2 * capacity];
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

  /** Writes the counts, those of zero left out, in order of arrival. */
  public void writeTo(DataOutput out) throws IOException {
    List<PackedWords> packed = PackedWords.pack(this, 1).get(0);
    out.writeInt(packed.size());
    for (PackedWords words : packed) {
      words.writeTo(out);
    }
  }

  /** Adds what {@link #writeTo} wrote. */
  public void readFrom(DataInput in) throws IOException {
    int chunks = in.readInt();
    for (int i = 0; i < chunks; i++) {
      PackedWords words = new PackedWords();
      words.readFrom(in);
      words.addTo(this);
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
