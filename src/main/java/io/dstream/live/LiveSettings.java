package io.dstream.live;

/**
 * What of the result is shown, and how: changed by keys.
 *
 * @param limit rows at most
 * @param order in which they stand
 * @param filter what a row's text must contain; empty for all
 * @param typing whether the filter is being typed
 * @param paused whether the picture stands still
 */
record LiveSettings(int limit, Order order, String filter, boolean typing, boolean paused) {
  /** In which rows stand: the best first, or by the alphabet. */
  enum Order {
    RANK,
    LABEL
  }

  /** The first {@code limit} by rank; 0 for as many as there is room for. */
  static LiveSettings initial(int limit) {
    return new LiveSettings(limit == 0 ? LiveBoard.ROWS : limit, Order.RANK, "", false, false);
  }

  LiveSettings moreRows(int more) {
    int wanted = Math.min(LiveBoard.ROWS, Math.max(1, limit + more));
    return new LiveSettings(wanted, order, filter, typing, paused);
  }

  LiveSettings otherOrder() {
    Order other = order == Order.RANK ? Order.LABEL : Order.RANK;
    return new LiveSettings(limit, other, filter, typing, paused);
  }

  LiveSettings filteredBy(String text) {
    return new LiveSettings(limit, order, text, typing, paused);
  }

  LiveSettings typing(boolean now) {
    return new LiveSettings(limit, order, filter, now, paused);
  }

  LiveSettings pausedOrNot() {
    return new LiveSettings(limit, order, filter, typing, !paused);
  }
}
