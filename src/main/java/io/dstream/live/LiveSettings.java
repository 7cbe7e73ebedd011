package io.dstream.live;

/**
 * What of the result is shown, and how: changed by keys.
 *
 * @param limit rows at most
 * @param order in which they stand
 * @param filter what a row's text must contain; empty for all
 * @param typing whether the filter is being typed
 * @param paused whether the picture stands still
 * @param back how many results came after the one that is shown, when the picture stood still
 */
record LiveSettings(
    int limit, Order order, String filter, boolean typing, boolean paused, int back) {
  /** In which rows stand: the best first, or by the alphabet. */
  enum Order {
    RANK,
    LABEL
  }

  /** The first {@code limit} by rank; 0 for as many as there is room for. */
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

  /** An earlier result, while the picture stands still; a later one, up to where it goes on. */
  LiveSettings scrolled(int by) {
    int to = Math.min(LiveBoard.RESULTS - 1, Math.max(0, back + by));
    return new LiveSettings(limit, order, filter, typing, to > 0, to);
  }

  /** The same where there are so many results to look at. */
  LiveSettings within(int results) {
    return back < Math.max(1, results) ? this : scrolled(Math.max(1, results) - 1 - back);
  }
}
