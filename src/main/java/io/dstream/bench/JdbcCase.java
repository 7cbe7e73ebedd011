package io.dstream.bench;

import io.dstream.spec.DstreamException;
import java.util.List;

/**
 * Writes rows into a MySQL or MariaDB table, {@value #MOST_ROWS} per batch, fewer for a small size.
 */
record JdbcCase(BenchSpec spec, BenchSpec.Database database) implements BenchCase {
  private static final int MOST_ROWS = 100_000;
  private static final int ROWS_PER_MEGABYTE = 1_000;
  static final String NAME = "jdbc";
  private static final String ROW_BY_ROW = "row by row";
  private static final String LOOP = "a loop by hand";

  /** Returns a case with the database that {@code spec} names. */
  static JdbcCase of(BenchSpec spec) {
    return new JdbcCase(
        spec,
        spec.database()
            .orElseThrow(
                () ->
                    DstreamException.usage(
                        "--case jdbc needs --jdbc-url",
                        "such as jdbc:mysql://localhost:3306/words")));
  }

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
  public String heap() {
    return spec.heap();
  }

  @Override
  public List<String> contenders() {
    return List.of(DSTREAM, ROW_BY_ROW, LOOP);
  }

  @Override
  public void check() {
    database.table("dstream_bench").hasRows();
  }

  @Override
  public Figures run(String contender, Workspace workspace) {
    StorePlan.Method method =
        switch (contender) {
          case DSTREAM -> StorePlan.Method.SINK;
          case ROW_BY_ROW -> StorePlan.Method.ROW_BY_ROW;
          default -> StorePlan.Method.LOOP;
        };
    int rows = (int) Math.min(MOST_ROWS, (long) ROWS_PER_MEGABYTE * spec.megabytes());
    String table = "dstream_bench_" + ProcessHandle.current().pid();
    StorePlan plan = new StorePlan(method, database, table, rows, spec.seed());
    try {
      return Figures.of(contender, TrialProcess.store(plan, workspace).rowsPerSecond());
    } catch (DstreamException e) {
      drop(table, e);
      throw e;
    }
  }

  /** Drops the table that a killed trial left behind. */
  private void drop(String table, DstreamException failure) {
    try {
      database.table(table).drop();
    } catch (DstreamException e) {
      failure.addSuppressed(e);
    }
  }
}
