package io.dstream.table;

import io.dstream.sink.jdbc.TableAccess;
import java.util.Arrays;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;

/** A table in a database. */
record DatabaseTable(TableAccess access) implements Table {
  @Override
  public String describe() {
    return access.toString();
  }

  @Override
  public StructType columns(SparkSession session) {
    return all(session).schema();
  }

  @Override
  public Dataset<Row> rows(SparkSession session, StructType columns) {
    return all(session)
        .select(
            Arrays.stream(columns.fields())
                .map(column -> functions.col("`" + column.name() + "`").cast(column.dataType()))
                .toArray(Column[]::new));
  }

  private Dataset<Row> all(SparkSession session) {
    return session.read().format("jdbc").options(access.readerOptions()).load();
  }

  @Override
  public String shown(String message) {
    return access.masked(message);
  }

  @Override
  public Map<String, String> identity() {
    return Map.of("--table", access.toString());
  }
}
