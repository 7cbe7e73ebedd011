package io.dstream.sink.keyed;

import io.dstream.row.Column;
import io.dstream.row.ColumnType;
import io.dstream.row.Row;
import io.dstream.row.RowBlock;
import io.dstream.row.Schema;
import io.dstream.spark.Rdds;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterators;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.FlatMapFunction;
import scala.Tuple2;

/**
 * Gives a key to rows without one: all values of the row, and its number among the equal rows of
 * the batch. What is stored then depends only on which rows the batch has and how often. A batch
 * may be written again in another order, over other partitions, or by a task that runs twice or
 * commits late; it still writes the same keys with the same values. A row number within a partition
 * would not suffice, because a late task with another order would replace one row with another. The
 * shuffle brings equal rows from several partitions together; its reducers sort, and Spark spills
 * to disk when memory is short.
 */
public final class NumberedRows {
  private static final int ROWS_PER_BLOCK = 10_000;

  private NumberedRows() {}

  /** Returns the schema of numbered rows: the columns of {@code result} and the number, from 0. */
  public static Schema schema(Schema result) {
    List<Column> columns = new ArrayList<>(result.columns());
    columns.add(Column.required("number", ColumnType.BIGINT));
    return keyedByAll(columns);
  }

  private static Schema keyedByAll(List<Column> columns) {
    List<Integer> all = IntStream.range(0, columns.size()).boxed().toList();
    return new Schema(columns, all, false, List.of());
  }

  /** Numbers the rows, whose schema is {@code result}. */
  public static JavaRDD<RowBlock> of(JavaRDD<RowBlock> rows, Schema result) {
    JavaRDD<Tuple2<String, Row>> hashed =
        Rdds.flatMap(rows, new Hash(keyedByAll(result.columns())));
    JavaPairRDD<String, Row> sorted =
        JavaPairRDD.fromJavaRDD(hashed)
            .repartitionAndSortWithinPartitions(
                new HashPartitioner(rows.getNumPartitions()), Comparator.naturalOrder());
    return Rdds.mapPartitions(sorted.rdd().toJavaRDD(), new AppendNumber());
  }

  /** Pairs each row with the hash of all its values, in hexadecimal digits. */
  private record Hash(Schema schema) implements FlatMapFunction<RowBlock, Tuple2<String, Row>> {
    private static final long serialVersionUID = 1L;

    @Override
    public Iterator<Tuple2<String, Row>> call(RowBlock block) {
      KeyHash hash = new KeyHash(schema);
      return StreamSupport.stream(Spliterators.spliteratorUnknownSize(block.rows(), 0), false)
          .map(row -> new Tuple2<>(HexFormat.of().formatHex(hash.of(row)), row))
          .iterator();
    }
  }

  /** Numbers equal rows, which are adjacent after the sort. */
  private record AppendNumber()
      implements FlatMapFunction<Iterator<Tuple2<String, Row>>, RowBlock> {
    private static final long serialVersionUID = 1L;

    @Override
    public Iterator<RowBlock> call(Iterator<Tuple2<String, Row>> rows) {
      return new Blocks(rows);
    }
  }

  private static final class Blocks implements Iterator<RowBlock> {
    private final Iterator<Tuple2<String, Row>> rows;
    private String hash = "";
    private long number;

    Blocks(Iterator<Tuple2<String, Row>> rows) {
      this.rows = rows;
    }

    @Override
    public boolean hasNext() {
      return rows.hasNext();
    }

    @Override
    public RowBlock next() {
      List<Row> block = new ArrayList<>();
      while (rows.hasNext() && block.size() < ROWS_PER_BLOCK) {
        block.add(numbered(rows.next()));
      }
      return new Numbered(block);
    }

    private Row numbered(Tuple2<String, Row> row) {
      number = row._1().equals(hash) ? number + 1 : 0;
      hash = row._1();
      List<Object> values = new ArrayList<>(row._2().values());
      values.add(number);
      return Row.of(values.toArray());
    }
  }

  private record Numbered(List<Row> all) implements RowBlock {
    private static final long serialVersionUID = 1L;

    @Override
    public Iterator<Row> rows() {
      return all.iterator();
    }

    @Override
    public List<Row> top(int n) {
      throw new UnsupportedOperationException("these rows are for a sink that needs keys");
    }

    @Override
    public long size() {
      return all.size();
    }
  }
}
