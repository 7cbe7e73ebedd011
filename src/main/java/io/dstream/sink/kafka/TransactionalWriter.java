package io.dstream.sink.kafka;

import io.dstream.row.RowBlock;
import io.dstream.sink.Sink;
import io.dstream.sink.WaitingNotice;
import io.dstream.spark.Rdds;
import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.Function;
import scala.Tuple2;

/**
 * Writes batches into a topic, so that readers of committed records see each row once. The rows of
 * a batch are brought to a task per partition of the topic, the same rows whenever the batch is
 * computed; the task writes them and the batch's time in one transaction, unless the partition has
 * the batch already.
 */
final class TransactionalWriter implements Sink.BatchWriter {
  private final TransactionLog log;
  private final RecordFormat format;
  private final WaitingNotice waiting;
  private final Instant known;

  /**
   * @param known the time of the last batch that may be there already, or a part of it
   */
  TransactionalWriter(
      TransactionLog log, RecordFormat format, Instant known, WaitingNotice waiting) {
    this.log = log;
    this.known = known;
    this.format = format;
    this.waiting = waiting;
  }

  @Override
  public void write(JavaRDD<RowBlock> rows, Instant time) {
    if (!time.isAfter(known)) {
      log.requireSamePartitions(time);
    }
    BatchRecords batch = new BatchRecords(log.target().topic(), time);
    JavaRDD<Tuple2<Integer, byte[]>> records =
        Rdds.mapPartitions(rows, new ByPartition(format, log.partitions(), batch.text()));
    waiting.during(
        time,
        () ->
            Rdds.run(Rdds.partitioned(records, log.partitions()), new WritePartition(log, batch)));
  }

  /** The producers of executors end with them. */
  @Override
  public void close() {
    Transactions.close(log);
    waiting.close();
  }

  /** Writes the records of a partition. */
  private record WritePartition(TransactionLog log, BatchRecords batch)
      implements Function<Iterator<Tuple2<Integer, byte[]>>, Boolean> {
    private static final long serialVersionUID = 1L;

    @Override
    public Boolean call(Iterator<Tuple2<Integer, byte[]>> chunks) {
      if (!chunks.hasNext()) {
        return true;
      }
      try {
        int partition = TaskContext.getPartitionId();
        Optional<Transactions> begun = Transactions.begin(log, partition, batch.time());
        begun.ifPresent(transaction -> write(chunks, partition, transaction));
        return true;
      } catch (InterruptException e) {
        throw e; // the task is killed
      } catch (KafkaException e) {
        throw log.target().failure(batch.time(), e);
      }
    }

    private void write(
        Iterator<Tuple2<Integer, byte[]>> chunks, int partition, Transactions transaction) {
      Sending sending = new Sending(transaction.producer(), log.target(), batch.time());
      try {
        while (chunks.hasNext()) {
          PackedRecords.read(
              chunks.next()._2(), (key, value) -> sending.send(batch.of(partition, key, value)));
        }
        sending.finish();
        transaction.commit();
      } catch (RuntimeException e) {
        transaction.abandon();
        throw e;
      }
    }
  }
}
