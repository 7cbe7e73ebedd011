package io.dstream.words;

import io.dstream.row.Row;
import io.dstream.row.RowBlock;
import io.dstream.state.GroupState;
import io.dstream.state.KeyGroups;
import io.dstream.text.PackedWords;
import io.dstream.text.WordTable;
import io.dstream.text.Words;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Test data: counts as a map, and as what comes to each group. */
final class GroupWords {
  private GroupWords() {}

  /** What a batch with these counts brings to the groups. */
  static Map<Integer, BatchWords> brought(Map<String, Long> counts) {
    WordTable table = new WordTable();
    counts.forEach((word, count) -> table.add(Words.bytes(word), 0, word.length(), count));
    Map<Integer, BatchWords> groups = new TreeMap<>();
    List<List<PackedWords>> packed = PackedWords.pack(table, KeyGroups.COUNT, 0, KeyGroups.COUNT);
    for (int group = 0; group < packed.size(); group++) {
      if (!packed.get(group).isEmpty()) {
        groups.put(group, new BatchWords(packed.get(group)));
      }
    }
    return groups;
  }

  /** All that states remember. */
  static Map<String, Long> counts(List<GroupState<BatchWords>> states) {
    Map<String, Long> counts = new TreeMap<>();
    for (GroupState<BatchWords> state : states) {
      RowBlock block = state.allRows();
      for (Iterator<Row> rows = block.rows(); rows.hasNext(); ) {
        Row row = rows.next();
        byte[] word = (byte[]) row.get(0);
        if (counts.put(Words.string(word, 0, word.length), (Long) row.get(1)) != null) {
          throw new IllegalStateException("a word is in two groups");
        }
      }
    }
    return counts;
  }
}
