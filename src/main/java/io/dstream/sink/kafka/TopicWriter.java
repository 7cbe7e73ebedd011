package io.dstream.sink.kafka;

import io.dstream.row.Row;
import io.dstream.row.RowBlock;
import io.dstream.sink.Sink;
import io.dstream.sink.WaitingNotice;
import io.dstream.spark.Rdds;
import java.time.Instant;
import java.util.Iterator;
import java.util.UUID;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.Function;

/** Writes batches into a topic, at least once. */
final class TopicWriter implements Sink.BatchWriter {
  private final String stream = UUID.randomUUID().toString();
  private final TopicTarget target;
  private final RecordFormat format;
  private final WaitingNotice waiting;

  TopicWriter(TopicTarget target, RecordFormat format, WaitingNotice waiting) {
    this.target = target;
    this.format = format;
    this.waiting = waiting;
  }

  @Override
  public void write(JavaRDD<RowBlock> rows, Instant time) {
    waiting.during(
        time,
        () ->
            Rdds.run(
                rows,
                new SendRows(stream, target, format, new BatchRecords(target.topic(), time))));
  }

  /** Closes the producer in this JVM; those of executors end with their JVMs. */
  @Override
  public void close() {
    Producers.close(stream);
    waiting.close();
  }

  /** Sends the rows of a partition; returns when the broker has them. */
  private record SendRows(
      String stream, TopicTarget target, RecordFormat format, BatchRecords batch)
      implements Function<Iterator<RowBlock>, Boolean> {
    private static final long serialVersionUID = 1L;

    @Override
    public Boolean call(Iterator<RowBlock> blocks) {
      Sending sending = new Sending(Producers.of(stream, target), target, batch.time());
      String time = batch.text();
      while (blocks.hasNext()) {
        for (Iterator<Row> rows = blocks.next().rows(); rows.hasNext(); ) {
          Row row = rows.next();
          sending.send(batch.of(null, format.key(row), format.value(row, time)));
        }
      }
      sending.finish();
      return true;
    }
  }
}
