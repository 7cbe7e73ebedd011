package io.dstream.words;

import io.dstream.row.Row;
import io.dstream.row.Schema;
import io.dstream.row.TopRows;
import io.dstream.text.WordHash;
import io.dstream.text.WordTable;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Running totals by word, immutable: a batch yields new totals that share with the old ones all
 * that did not change, so a task that runs again counts nothing twice. Words are spread over {@link
 * #SHARDS} shards by their hash. A batch costs what changed in it and, turn by turn, one shard made
 * anew: merged into one level, without what is forgotten, to be kept whole; an empty batch too.
 * Only when one of the best is forgotten are all words looked at.
 */
final class WordTotals implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Every shard is made anew once in so many batches. */
  static final int SHARDS = 64;

  /** The timeout of words that are never forgotten, in milliseconds. */
  static final long NEVER = Long.MAX_VALUE;

  private final long time;
  private final int compacted;
  private final List<TotalsShard> shards;

  /** How many of the best are kept up to date; asked for more, every word is looked at. */
  private final int kept;

  private final List<Row> best;

  /** How many totals were looked at to rank the best, in the last batch. */
  private final long lookedAt;

  private WordTotals(long time, int compacted, List<TotalsShard> shards, int kept, Ranking best) {
    this.time = time;
    this.compacted = compacted;
    this.shards = shards;
    this.kept = kept;
    this.best = best.rows;
    this.lookedAt = best.lookedAt;
  }

  /** The best rows, and how many were looked at to find them. */
  private record Ranking(List<Row> rows, long lookedAt) {
    static final Ranking NONE = new Ranking(List.of(), 0);
  }

  /**
   * No totals; a word is forgotten by the first batch that it is not in and that comes {@code
   * timeout} milliseconds or more after the last one it was in.
   *
   * @param kept how many of the best are kept up to date from batch to batch
   */
  static WordTotals none(long timeout, int kept) {
    List<TotalsShard> shards = new ArrayList<>();
    for (int i = 0; i < SHARDS; i++) {
      shards.add(TotalsShard.none(timeout));
    }
    return new WordTotals(0, SHARDS - 1, shards, kept, Ranking.NONE);
  }

  /** The totals after a batch at {@code batchTime}, milliseconds. */
  WordTotals plus(WordTable batch, long batchTime) {
    return plusUnranked(batch, batchTime).rankedAfter(this);
  }

  /** The same, with the best still to be {@link #ranked}. */
  WordTotals plusUnranked(WordTable batch, long batchTime) {
    List<WordTable> counts = split(batch);
    List<TotalsShard> next = new ArrayList<>(SHARDS);
    for (int i = 0; i < SHARDS; i++) {
      next.add(shards.get(i).plus(counts.get(i), time, batchTime));
    }
    int turn = (compacted + 1) % SHARDS;
    next.set(turn, next.get(turn).compacted(batchTime));
    return new WordTotals(batchTime, turn, next, kept, Ranking.NONE);
  }

  private static List<WordTable> split(WordTable batch) {
    List<WordTable> parts = Stream.generate(WordTable::new).limit(SHARDS).toList();
    batch.forEach(
        (bytes, from, to, count) ->
            parts.get(WordHash.shard(bytes, from, to, SHARDS)).add(bytes, from, to, count));
    return parts;
  }

  /** The time of the last batch, milliseconds since the epoch. */
  long time() {
    return time;
  }

  /** Writes the shard that the last batch made anew, after its number. */
  void writeCompacted(DataOutput out) throws IOException {
    out.writeInt(compacted);
    shards.get(compacted).writeTo(out);
  }

  /**
   * These totals with the shard that {@link #writeCompacted} wrote in place of their own; the next
   * batch makes the one after it anew.
   */
  WordTotals readCompacted(DataInput in) throws IOException {
    int shard = in.readInt();
    List<TotalsShard> next = new ArrayList<>(shards);
    next.set(shard, next.get(shard).readFrom(in));
    return new WordTotals(time, shard, next, kept, new Ranking(best, lookedAt));
  }

  /** These totals with the best looked for among all. */
  WordTotals ranked() {
    return new WordTotals(time, compacted, shards, kept, rankAll(kept));
  }

  /** The totals that the last batch changed. */
  List<WordTable> changed() {
    return shards.stream().map(TotalsShard::changed).toList();
  }

  /** Bytes of memory, about. */
  long memory() {
    return shards.stream().mapToLong(TotalsShard::memory).sum();
  }

  /** How many words have a total; all of them are gone through. */
  long words() {
    long[] words = new long[1];
    forEach((bytes, from, to, count) -> words[0]++);
    return words[0];
  }

  /** Hands over every total, once each. */
  void forEach(WordTable.Entry entry) {
    shards.forEach(shard -> shard.forEach(time, entry));
  }

  /** The best {@code n} of all totals, the best first. */
  List<Row> top(int n) {
    if (n <= kept) {
      return List.copyOf(best.subList(0, Math.min(n, best.size())));
    }
    return rankAll(n).rows;
  }

  /** How many totals were looked at in the last batch to keep the best up to date. */
  long lookedAt() {
    return lookedAt;
  }

  private WordTotals rankedAfter(WordTotals before) {
    boolean lost = before.best.stream().anyMatch(row -> totalOf((byte[]) row.get(0)) == 0);
    return lost
        ? ranked()
        : new WordTotals(time, compacted, shards, kept, rankChanged(before.best));
  }

  /** Totals only grow, so the best are among the best before and those that changed. */
  private Ranking rankChanged(List<Row> bestBefore) {
    if (kept == 0) {
      return Ranking.NONE;
    }
    TopRows top = new TopRows(kept, Schema.WORD_COUNT.ranking());
    for (Row row : bestBefore) {
      byte[] word = (byte[]) row.get(0);
      if (shardOf(word).changed().find(word, 0, word.length) < 0) {
        top.offer(row);
      }
    }
    changed().forEach(table -> table.forEach(new WordTableRows.Offer(top)));
    long changes = changed().stream().mapToLong(WordTable::size).sum();
    return new Ranking(List.copyOf(top.ranked()), bestBefore.size() + changes);
  }

  private Ranking rankAll(int n) {
    if (n == 0) {
      return Ranking.NONE;
    }
    TopRows top = new TopRows(n, Schema.WORD_COUNT.ranking());
    long[] all = {0};
    WordTable.Entry offer = new WordTableRows.Offer(top);
    forEach(
        (bytes, from, to, count) -> {
          all[0]++;
          offer.accept(bytes, from, to, count);
        });
    return new Ranking(List.copyOf(top.ranked()), all[0]);
  }

  private long totalOf(byte[] word) {
    return shardOf(word).totalAt(time, word, 0, word.length);
  }

  private TotalsShard shardOf(byte[] word) {
    return shards.get(WordHash.shard(word, 0, word.length, SHARDS));
  }
}
