package io.dstream.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dstream.control.Notices;
import io.dstream.follow.FileFollower;
import io.dstream.follow.FileRange;
import io.dstream.follow.FollowedLines;
import io.dstream.spec.DstreamException;
import io.dstream.spec.IoErrors;
import io.dstream.spec.Phrases;
import io.dstream.spec.RecordField;
import io.dstream.spec.Silence;
import io.dstream.text.LineBlock;
import io.dstream.text.RecordBlock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.rdd.RDD;
import org.apache.spark.streaming.Time;
import scala.Option;

/**
 * Reads, in each batch, the whole lines that were written to followed files by then, on the driver.
 * The lines are read when the batch is planned, so that no truncation can come in between. Memory:
 * at most {@value #BATCH_BYTES} bytes or the longest line per batch, and at most half of Spark's
 * storage memory for all batches that are not done. Further lines wait in the files.
 */
final class TailInputDStream extends RepeatableInputDStream {
  private static final long serialVersionUID = 1L;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long BATCH_BYTES = 128L << 20;

  private final transient Notices notices;
  private final transient FileFollower follower;
  private final transient TailSource source;
  private final transient List<RecordField> fields;
  private final transient StoredBlocks stored;
  private final transient ConcurrentSkipListMap<Long, Long> held = new ConcurrentSkipListMap<>();
  private transient volatile long polledAt;

  TailInputDStream(SourceContext context, TailSource source) {
    super(context.streaming());
    this.notices = context.notices();
    this.source = source;
    this.fields = context.fields();
    this.stored = new StoredBlocks(context.streaming().sparkContext(), id());
    try {
      this.follower =
          context.resume().isPresent()
              ? FileFollower.resume(source.files(), context.resume().get().position(), notices)
              : FileFollower.begin(source.files(), source.existing(), notices);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private DstreamException unreadable(IOException e) {
    return DstreamException.failed(source.uri() + " cannot be read: " + IoErrors.reason(e), e);
  }

  /** Returns how far each file has been read. */
  @Override
  public JsonNode position() {
    return follower.position();
  }

  @Override
  public Option<RDD<LineBlock>> compute(Time time) {
    long now = System.currentTimeMillis();
    List<FollowedLines> lines = new ArrayList<>();
    try {
      follower.poll(room(), lines::add);
    } catch (IOException e) {
      throw unreadable(e);
    }
    polledAt = now;
    long bytes = lines.stream().mapToLong(part -> part.block().length()).sum();
    if (follower.behind()) {
      notices.detail(
          "batch "
              + time.milliseconds()
              + " takes "
              + Phrases.count(bytes, "byte")
              + "; more lines are there, for the next ones");
    }
    held.put(time.milliseconds(), bytes);
    note(time, new Source.Taken(JSON.valueToTree(FollowedLines.ranges(lines)), position()));
    report(time, lines.size());
    return Option.apply(stored.store(time.milliseconds(), blocks(lines)));
  }

  /** Returns how many bytes the next batch may read. */
  private long room() {
    long all = held.values().stream().mapToLong(Long::longValue).sum();
    return Math.max(0, Math.min(BATCH_BYTES, StoredBlocks.capacity() - all));
  }

  private List<LineBlock> blocks(List<FollowedLines> lines) {
    FieldRows rows = fields.isEmpty() ? null : new FieldRows(fields);
    List<LineBlock> blocks = new ArrayList<>();
    for (FollowedLines part : lines) {
      LineBlock block = part.block();
      blocks.add(rows == null ? block : RecordBlock.of(block, rows.of(uri(part.range().path()))));
    }
    return blocks;
  }

  /** Names a file as the file source does. */
  private static String uri(String path) {
    return new Path("file", null, path).toString();
  }

  @Override
  public JavaRDD<LineBlock> readAgain(JsonNode reads) {
    List<FollowedLines> lines = new ArrayList<>();
    for (FileRange range : JSON.convertValue(reads, FileRange[].class)) {
      try {
        if (!follower.readAgain(range, lines::add)) {
          notices.say(
              "bytes "
                  + range.from()
                  + " to "
                  + range.to()
                  + " of a file that was "
                  + range.path()
                  + " are lost: it is gone or was truncated");
        }
      } catch (IOException e) {
        throw unreadable(e);
      }
    }
    return stored.store(0, blocks(lines)).toJavaRDD();
  }

  @Override
  public boolean pendingSince(long time) {
    return polledAt < time || follower.behind();
  }

  @Override
  public Silence silence(long time) {
    List<String> following = follower.following();
    return following.isEmpty()
        ? Silence.of("no file", "there is no file " + FileFollower.text(source.files()))
        : Silence.of("no line", "no whole line was written to " + Phrases.few(following));
  }

  @Override
  public void completed(long time) {
    stored.remove(time);
    held.headMap(time, true).clear();
    super.completed(time);
  }

  @Override
  public void close() {
    try {
      follower.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
