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
 * Writes batches to a topic so that readers of committed records see each row once. A shuffle sends
 * the rows of a batch to one task per partition of the topic. A recomputed batch sends the same
 * rows to each task. The task writes the rows and the batch time in one transaction, unless the
 * partition already has the batch.
 */
final class TransactionalWriter implements Sink.BatchWriter {
  private final TransactionLog log;
  private final RecordFormat format;
  private final WaitingNotice waiting;
  private final Instant known;

  /**
   * @param known the time of the last batch that the topic may already have, at least in part
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

  /** Closes the producers in this JVM; those of executors end with their JVMs. */
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
        throw e; // the task was killed
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
