package io.dstream.live;

/**
 * What is shown of the result, and how; changed by keys.
 *
 * @param limit the maximum number of rows
 * @param order the order of the rows
 * @param filter what a row's text must contain; empty for all
 * @param typing whether the filter is being typed
 * @param paused whether the picture is paused
 * @param back how many results newer than the shown one there were when the picture was paused
 */
record LiveSettings(
    int limit, Order order, String filter, boolean typing, boolean paused, int back) {
  /** The order of the rows: best first, or alphabetical. */
  enum Order {
    RANK,
    LABEL
  }

  /** Returns settings with the first {@code limit} rows by rank; 0 for as many as fit. */
  static LiveSettings initial(int limit) {
    return new LiveSettings(limit == 0 ? LiveBoard.ROWS : limit, Order.RANK, "", false, false, 0);
  }

  LiveSettings moreRows(int more) {
    int wanted = Math.min(LiveBoard.ROWS, Math.max(1, limit + more));
    return new LiveSettings(wanted, order, filter, typing, paused, back);
  }

  LiveSettings otherOrder() {
    Order other = order == Order.RANK ? Order.LABEL : Order.RANK;
    return new LiveSettings(limit, other, filter, typing, paused, back);
  }

  LiveSettings filteredBy(String text) {
    return new LiveSettings(limit, order, text, typing, paused, back);
  }

  LiveSettings typing(boolean now) {
    return new LiveSettings(limit, order, filter, now, paused, back);
  }

  LiveSettings pausedOrNot() {
    return new LiveSettings(limit, order, filter, typing, !paused, 0);
  }

  /** Returns settings {@code by} results further back; at 0 the picture is no longer paused. */
  LiveSettings scrolled(int by) {
    int to = Math.min(LiveBoard.RESULTS - 1, Math.max(0, back + by));
    return new LiveSettings(limit, order, filter, typing, to > 0, to);
  }

  /** Returns these settings, limited to the given number of available results. */
  LiveSettings within(int results) {
    return back < Math.max(1, results) ? this : scrolled(Math.max(1, results) - 1 - back);
  }
}
