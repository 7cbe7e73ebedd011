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
 * Gives rows without a key one: all their values, and their number among the equal rows of the
 * batch. So what is stored of a batch depends on nothing but which rows it has and how often each.
 * A batch that is written again, in another order, over other partitions, or by a task that runs
 * twice or commits late, writes the same keys with the same values. A number within a partition
 * would not do: a late task with another order would put one row in the place of another. Equal
 * rows may be in several partitions, hence the shuffle; its reducers sort, and Spark spills where
 * memory ends.
 */
public final class NumberedRows {
  private static final int ROWS_PER_BLOCK = 10_000;

  private NumberedRows() {}

  /** The columns of the numbered rows: those of {@code result}, and the number, from 0. */
  public static Schema schema(Schema result) {
    List<Column> columns = new ArrayList<>(result.columns());
    columns.add(Column.required("number", ColumnType.BIGINT));
    return keyedByAll(columns);
  }

  private static Schema keyedByAll(List<Column> columns) {
    List<Integer> all = IntStream.range(0, columns.size()).boxed().toList();
    return new Schema(columns, all, false, List.of());
  }

  /** The rows of {@code result}, numbered. */
  public static JavaRDD<RowBlock> of(JavaRDD<RowBlock> rows, Schema result) {
    JavaRDD<Tuple2<String, Row>> hashed =
        Rdds.flatMap(rows, new Hash(keyedByAll(result.columns())));
    JavaPairRDD<String, Row> sorted =
        JavaPairRDD.fromJavaRDD(hashed)
            .repartitionAndSortWithinPartitions(
                new HashPartitioner(rows.getNumPartitions()), Comparator.naturalOrder());
    return Rdds.mapPartitions(sorted.rdd().toJavaRDD(), new AppendNumber());
  }

  /** Rows by the hash of all they have, in hexadecimal digits. */
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

  /** Numbers equal rows, which follow one another. */
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
