package io.dstream.chaos;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The rows of a topic, batch by batch. */
final class TopicResults implements ResultReader {
  private final TopicRows rows;
  private Optional<TopicRows.Stored> ahead;

  TopicResults(TopicRows rows) {
    this.rows = rows;
    this.ahead = rows.next();
  }

  @Override
  public Optional<BatchRows> next() {
    if (ahead.isEmpty()) {
      return Optional.empty();
    }
    String batch = ahead.get().batch();
    Map<String, Long> of = new HashMap<>();
    while (ahead.isPresent() && ahead.get().batch().equals(batch)) {
      of.merge(ahead.get().line(), 1L, Long::sum);
      ahead = rows.next();
    }
    return Optional.of(new BatchRows(batch, of));
  }

  @Override
  public void close() {
    rows.close();
  }
}
