package io.dstream.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dstream.spec.DstreamException;
import io.dstream.text.LineBlock;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class StdinReaderTest {
  private static final int LARGE = 1 << 20;
  private static final String END = "";

  private final Pipe pipe = new Pipe();
  private final StringBuilder taken = new StringBuilder();
  private long batch;

  @Test
  void wholeLinesAreHandedOverAndTheEndOfTheInputEndsTheLastLine() {
    StdinReader<LineBlock> reader = start(LARGE);
    pipe.write("one\ntw");
    take(reader, "one\n");
    pipe.write("o\n");
    take(reader, "one\ntwo\n");
    pipe.write("last");
    pipe.write(END);
    take(reader, "one\ntwo\nlast");
    assertThat(reader.lastBatch()).hasValue(batch);
    assertThat(reader.silence().why()).isEqualTo("stdin has ended; all of its lines are processed");
  }

  @Test
  void theLastBatchIsKnownWhenTheInputHasEndedAndAllIsTaken() {
    StdinReader<LineBlock> reader = start(LARGE);
    pipe.write("a\n");
    Awaitility.await().until(reader::pending);
    pipe.write(END);
    Awaitility.await().until(pipe::isDrained);
    assertThat(reader.lastBatch()).isEmpty();
    take(reader, "a\n");
    Awaitility.await().until(() -> reader.lastBatch().isPresent());
    assertThat(reader.lastBatch()).hasValue(batch);
  }

  @Test
  void anEmptyInputHasNoLastBatch() {
    StdinReader<LineBlock> reader = start(LARGE);
    pipe.write(END);
    Awaitility.await().until(() -> reader.lastBatch().isPresent());
    assertThat(reader.lastBatch()).hasValue(0);
    assertThat(reader.silence().why()).isEqualTo("stdin is empty");
  }

  @Test
  void nothingIsReadWhileBatchesHoldAsMuchAsMayBe() {
    StdinReader<LineBlock> reader = start(1);
    pipe.write("a\n");
    take(reader, "a\n");
    pipe.write("b\n");
    assertThat(reader.silence().kind()).isEqualTo("full");
    assertThat(reader.take(batch + 1)).isEmpty();
    assertThat(pipe.isDrained()).isFalse();
    reader.release(batch);
    take(reader, "a\nb\n");
  }

  @Test
  void aStopCountsTheLineThatHasNoEndYetAndReadsNoMore() {
    StdinReader<LineBlock> reader = start(LARGE);
    pipe.write("a\nhal");
    take(reader, "a\n");
    reader.stop();
    take(reader, "a\nhal");
    pipe.write("f\n");
    Awaitility.await().until(pipe::isDrained);
    assertThat(reader.take(batch + 1)).isEmpty();
    assertThat(reader.lastBatch()).isEmpty();
  }

  @Test
  void whatWasReadBeforeAnErrorIsCountedFirst() {
    StdinReader<LineBlock> reader = start(LARGE);
    pipe.write("a\n");
    take(reader, "a\n");
    pipe.fail("Input/output error");
    Awaitility.await().until(pipe::isDrained);
    reader.check();
    reader.release(batch);
    Awaitility.await()
        .untilAsserted(
            () ->
                assertThatThrownBy(reader::check)
                    .isInstanceOf(DstreamException.class)
                    .hasMessage("stdin cannot be read: Input/output error"));
  }

  private StdinReader<LineBlock> start(long capacity) {
    StdinReader<LineBlock> reader = new StdinReader<>(pipe, capacity, block -> block, List.of());
    reader.start();
    return reader;
  }

  /** Takes lines, batch by batch, until all that was taken is {@code all}. */
  private void take(StdinReader<LineBlock> reader, String all) {
    Awaitility.await()
        .until(
            () -> {
              for (LineBlock block : reader.take(batch + 1)) {
                taken.append(new String(block.bytes(), block.from(), block.length(), UTF_8));
                batch += taken.toString().equals(all) ? 1 : 0;
              }
              return taken.toString().equals(all);
            });
  }

  /** What is written is read piece by piece; a read waits for the next piece. */
  private static final class Pipe extends InputStream {
    private final BlockingQueue<String> pieces = new LinkedBlockingQueue<>();
    private volatile String failure = "";

    void write(String piece) {
      pieces.add(piece);
    }

    void fail(String message) {
      failure = message;
      pieces.add(END);
    }

    /** Whether a read took the last piece. */
    boolean isDrained() {
      return pieces.isEmpty();
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      try {
        byte[] piece = pieces.take().getBytes(UTF_8);
        if (!failure.isEmpty()) {
          throw new IOException(failure);
        }
        System.arraycopy(piece, 0, bytes, from, piece.length);
        return piece.length == 0 ? -1 : piece.length;
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
    }

    @Override
    public int read() {
      throw new UnsupportedOperationException();
    }
  }
}
