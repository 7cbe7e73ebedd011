package io.dstream.bench;

import io.dstream.spec.DstreamException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Rows into a table of MySQL or MariaDB, {@value #MOST_ROWS} a batch, fewer for a small size. */
record JdbcCase(BenchSpec spec) implements BenchCase {
  private static final int MOST_ROWS = 100_000;
  private static final int ROWS_A_MEGABYTE = 1_000;
  static final String NAME = "jdbc";
  private static final String ROW_BY_ROW = "row by row";
  private static final String LOOP = "a loop by hand";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String unit() {
    return "rows/s";
  }

  @Override
  public String goal() {
    return "20 times the tutorial's row by row, 80 % of a loop by hand";
  }

  @Override
  public List<String> contenders() {
    return List.of(DSTREAM, ROW_BY_ROW, LOOP);
  }

  @Override
  public Map<String, Double> run(String contender, Path directory) {
    BenchSpec.Database database =
        spec.database()
            .orElseThrow(
                () ->
                    DstreamException.usage(
                        "--case jdbc needs --jdbc-url", "jdbc:mysql://localhost:3306/words"));
    StorePlan.Method method =
        switch (contender) {
          case DSTREAM -> StorePlan.Method.SINK;
          case ROW_BY_ROW -> StorePlan.Method.ROW_BY_ROW;
          default -> StorePlan.Method.LOOP;
        };
    int rows = (int) Math.min(MOST_ROWS, (long) ROWS_A_MEGABYTE * spec.megabytes());
    String table = "dstream_bench_" + ProcessHandle.current().pid();
    StorePlan plan = new StorePlan(method, database, table, rows, spec.seed());
    return Map.of(contender, TrialProcess.store(plan, directory).rowsPerSecond());
  }
}
