package io.dstream.source;

import io.dstream.text.LineBlock;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.spark.api.java.function.FlatMapFunction;

/** Packs the values of Kafka records, each a line or several, into blocks; no value, no line. */
final class RecordsToBlocks
    implements FlatMapFunction<Iterator<ConsumerRecord<byte[], byte[]>>, LineBlock> {
  private static final long serialVersionUID = 1L;
  private static final int BLOCK_BYTES = 256 * 1024;

  @Override
  public Iterator<LineBlock> call(Iterator<ConsumerRecord<byte[], byte[]>> records) {
    return new Blocks(records);
  }

  private record Blocks(Iterator<ConsumerRecord<byte[], byte[]>> records)
      implements Iterator<LineBlock> {

    @Override
    public boolean hasNext() {
      return records.hasNext();
    }

    @Override
    public LineBlock next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      byte[] block = new byte[BLOCK_BYTES];
      int filled = 0;
      while (filled < BLOCK_BYTES / 2 && records.hasNext()) {
        byte[] value = records.next().value();
        if (value != null) {
          if (filled + value.length + 1 > block.length) {
            block = Arrays.copyOf(block, filled + value.length + 1);
          }
          System.arraycopy(value, 0, block, filled, value.length);
          filled += value.length;
          block[filled++] = '\n';
        }
      }
      return new LineBlock(block, 0, filled);
    }
  }
}
