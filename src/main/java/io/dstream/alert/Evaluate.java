package io.dstream.alert;

import io.dstream.pipe.row.RowCondition;
import io.dstream.row.EncodedRows;
import io.dstream.row.Row;
import io.dstream.row.RowBlock;
import io.dstream.row.Schema;
import io.dstream.row.TopRows;
import io.dstream.spark.Rdds;
import io.dstream.spec.DstreamException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.Function;

/**
 * Evaluates the conditions of all alerts on all rows of a partition of a result. Memory: {@code
 * limit} rows per alert, and the tracked rows.
 *
 * @param followed per alert, the keys of the rows it tracks
 * @param limit the maximum number of rows that an alert tracks
 */
record Evaluate(List<RowCondition> conditions, List<Set<String>> followed, Schema schema, int limit)
    implements Function<Iterator<RowBlock>, List<Evaluation.Part>> {
  private static final long serialVersionUID = 1L;

  /** Evaluates a result; returns one evaluation per alert. */
  List<Evaluation> on(JavaRDD<RowBlock> rows) {
    List<List<Evaluation.Part>> parts = Rdds.run(rows, this);
    return IntStream.range(0, conditions.size())
        .mapToObj(
            alert -> Evaluation.of(parts.stream().map(part -> part.get(alert)).toList(), schema))
        .toList();
  }

  @Override
  public List<Evaluation.Part> call(Iterator<RowBlock> blocks) {
    List<Tally> tallies = new ArrayList<>();
    for (int i = 0; i < conditions.size(); i++) {
      tallies.add(new Tally(conditions.get(i).compile(), followed.get(i)));
    }
    while (blocks.hasNext()) {
      Iterator<Row> rows = blocks.next().rows();
      while (rows.hasNext()) {
        Row row = rows.next();
        tallies.forEach(tally -> tally.ask(row));
      }
    }
    return tallies.stream().map(Tally::part).toList();
  }

  private final class Tally {
    private final RowCondition.Compiled condition;
    private final Set<String> known;

    /** Rows without a key count as one row, represented by the best. */
    private final TopRows best = new TopRows(schema.key().isEmpty() ? 1 : limit, schema.ranking());

    private final List<Row> met = new ArrayList<>();
    private final Set<String> notMet = new HashSet<>();
    private long allMet;
    private String failure = "";

    Tally(RowCondition.Compiled condition, Set<String> known) {
      this.condition = condition;
      this.known = known;
    }

    void ask(Row row) {
      boolean meets = meets(row);
      if (meets) {
        allMet++;
        best.offer(row);
      }
      if (!known.isEmpty() && !schema.key().isEmpty() && known.contains(schema.keyJson(row))) {
        if (meets) {
          met.add(row);
        } else {
          notMet.add(schema.keyJson(row));
        }
      }
    }

    private boolean meets(Row row) {
      try {
        return condition.test(row);
      } catch (DstreamException e) { // one failing row must not end the stream
        failure = e.getMessage();
        return false;
      }
    }

    Evaluation.Part part() {
      met.addAll(best.ranked());
      return new Evaluation.Part(EncodedRows.of(met), allMet, notMet, failure);
    }
  }
}
