package io.dstream.source;

import io.dstream.spec.RecordField;
import io.dstream.text.LineBlock;
import io.dstream.text.RecordBlock;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.streaming.kafka010.OffsetRange;
import org.apache.spark.util.TaskCompletionListener;

/**
 * Reads the values of a range of Kafka records and packs them into blocks. A value is one or more
 * lines; a record without a value has no line.
 *
 * @param settings the properties of the consumer
 * @param fields the fields of a record's lines besides their text
 */
record ReadRange(Map<String, Object> settings, List<RecordField> fields)
    implements FlatMapFunction<OffsetRange, LineBlock> {
  private static final long serialVersionUID = 1L;

  /** Small enough that a block is still in the processor's cache when its words are counted. */
  private static final int BLOCK_BYTES = 64 * 1024;

  @Override
  public Iterator<LineBlock> call(OffsetRange range) {
    Blocks blocks = new Blocks(range);
    TaskContext.get().addTaskCompletionListener((TaskCompletionListener) task -> blocks.close());
    blocks.begin();
    return blocks;
  }

  private final class Blocks implements Iterator<LineBlock> {
    private final OffsetRange range;
    private final PartitionReader reader;
    private ConsumerRecord<ByteBuffer, ByteBuffer> ahead;
    private final FieldRows encoder; // null if there are no fields
    private boolean done;

    Blocks(OffsetRange range) {
      this.range = range;
      this.encoder = fields.isEmpty() ? null : new FieldRows(fields);
      this.reader = PartitionReaders.take(settings, range.topicPartition());
    }

    void begin() {
      reader.seek(range.fromOffset());
      advance();
    }

    private void advance() {
      ahead = reader.next(range.untilOffset());
      done = ahead == null;
    }

    /** Keeps a reader that reached the end of its range for the next batch; closes any other. */
    void close() {
      if (done) {
        PartitionReaders.giveBack(settings, range.topicPartition(), reader);
      } else {
        reader.close();
      }
    }

    @Override
    public boolean hasNext() {
      return ahead != null;
    }

    /**
     * Returns the bytes that the next record takes in a block: its value and an LF; 0 without a
     * value.
     */
    private int size() {
      return ahead.value() == null ? 0 : ahead.value().remaining() + 1;
    }

    @Override
    public LineBlock next() {
      if (ahead == null) {
        throw new NoSuchElementException();
      }
      byte[] block = new byte[BLOCK_BYTES];
      List<byte[]> rows = new ArrayList<>();
      int filled = 0;
      while (ahead != null && (filled == 0 || filled + size() <= block.length)) {
        int size = size();
        if (size > block.length) {
          block = new byte[size];
        }
        if (size > 0) {
          ahead.value().get(block, filled, size - 1);
          block[filled + size - 1] = '\n';
          if (encoder != null) {
            addFields(new LineBlock(block, filled, filled + size), rows);
          }
          filled += size;
        }
        advance();
      }
      return encoder == null
          ? new LineBlock(block, 0, filled)
          : new RecordBlock(block, 0, filled, rows.toArray(byte[][]::new));
    }

    /** Adds the fields of a record once per line. */
    private void addFields(LineBlock lines, List<byte[]> rows) {
      rows.addAll(Collections.nCopies(lines.lines(), encoder.of(ahead)));
    }
  }
}
