package io.dstream.source;

import io.dstream.control.OpenInput;
import io.dstream.control.TemporaryDirectory;
import io.dstream.spec.DstreamException;
import io.dstream.spec.Guarantee;
import io.dstream.spec.InputFile;
import io.dstream.spec.Limits;
import io.dstream.spec.PipelineSpec;
import io.dstream.spec.RecoverySpec;
import io.dstream.spec.Silence;
import io.dstream.text.LineBlock;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaStreamingContext;
import picocli.CommandLine.Option;

/**
 * A queue of RDDs. A file is split into runs of lines; one RDD is pushed every {@code interval} and
 * one is taken per batch. The push schedule depends on the batch times alone, so every run over a
 * file is the same.
 *
 * @param input the file; empty for the text that ships with the program
 * @param interval the time between pushes; empty for the batch interval, zero to push all at the
 *     start
 */
public record QueueSource(Optional<InputFile> input, int batches, Optional<Duration> interval)
    implements Source {
  private static final String SAMPLE = "/io/dstream/sample.txt";

  /** Options of {@code --source queue}. */
  public static final class Options implements SourceOptions {
    @Option(
        names = InputFile.OPTION,
        paramLabel = "FILE",
        description = {
          "The lines to count; - for stdin, which is read to its end first (default: a text that"
              + " ships with dstream)."
        })
    private InputFile input;

    @Option(
        names = "--queue-batches",
        paramLabel = "COUNT",
        defaultValue = "10",
        description = "RDDs to cut the input into (default: ${DEFAULT-VALUE}).")
    private int batches;

    @Option(
        names = "--queue-interval",
        paramLabel = "DURATION",
        description = "An RDD is pushed every DURATION; 0s: all at the start (default: --batch).")
    private Duration interval;

    @Override
    public String name() {
      return "queue";
    }

    @Override
    public boolean readsStdin() {
      return input != null && input.isStdin();
    }

    @Override
    public Set<String> saidByUri() {
      return Set.of();
    }

    @Override
    public Source toSource(URI uri) {
      throw DstreamException.usage(
          "--source " + uri + ": the queue's URI is queue: and nothing more",
          "name the file with --input");
    }

    @Override
    public Source toSource() {
      return new QueueSource(Optional.ofNullable(input), batches, Optional.ofNullable(interval));
    }
  }

  public QueueSource {
    Limits.requireAtLeast(1, "--queue-batches", batches);
  }

  @Override
  public String uri() {
    return "queue:";
  }

  @Override
  public List<String> contacts() {
    return input.map(InputFile::toString).stream().toList();
  }

  @Override
  public boolean usesReceiver() {
    return false;
  }

  @Override
  public boolean limitsRate() {
    return false;
  }

  @Override
  public boolean readsStdin() {
    return input.filter(InputFile::isStdin).isPresent();
  }

  @Override
  public Guarantee guarantee(RecoverySpec recovery) {
    return new Guarantee(
        Guarantee.Level.AT_MOST_ONCE, "the queue is in memory and gone with the program");
  }

  @Override
  public Map<String, String> identity() {
    return Map.of("--source", "queue");
  }

  @Override
  public void requireRecoverable(RecoverySpec recovery) {
    if (recovery.checkpoint().isPresent()) {
      throw DstreamException.usage(
          "--checkpoint is of no use with --source queue: the queue is in memory and gone with the"
              + " program",
          "name the source that the checkpoint is to be of, such as --source file with --existing");
    }
  }

  @Override
  public void check() {
    if (input.isEmpty()) {
      return;
    }
    input.get().check();
    if (FileSlice.isCompressed(FileSlice.pathOf(input.get().path().toUri()))) {
      throw DstreamException.usage(
          "file " + input.get() + " is compressed (--input)",
          "decompress it, or drop it into a --source file");
    }
  }

  /** Copies stdin and pipes to a file, because a queue is split from a whole file. */
  @Override
  public Source prepared() {
    return new QueueSource(input.map(OpenInput::regularFile), batches, interval);
  }

  @Override
  public Feed open(SourceContext context) {
    try {
      return new QueueFeed(context.streaming(), context.spec());
    } catch (IOException e) {
      throw DstreamException.failed("the queue's input cannot be read: " + e.getMessage(), e);
    }
  }

  private final class QueueFeed implements Unrepeatable {
    private final Optional<Path> sample;
    private final QueueInputDStream stream;

    QueueFeed(JavaStreamingContext context, PipelineSpec<?, ?, ?> spec) throws IOException {
      sample = input.isPresent() ? Optional.empty() : Optional.of(extractSample());
      Path file = input.map(InputFile::path).or(() -> sample).orElseThrow().toAbsolutePath();
      boolean ship = !spec.master().local();
      if (ship) {
        context.sparkContext().addFile(file.toUri().toString());
      }
      String path = ship ? file.getFileName().toString() : FileSlice.pathOf(file.toUri());
      List<List<FileSlice>> runs = new ArrayList<>();
      long start = 0;
      for (long end : LineRuns.ends(() -> Files.newInputStream(file), batches)) {
        runs.add(FileSlice.cut(path, ship, start, end));
        start = end;
      }
      long perBatch = spec.batch().toMillis();
      long pushEvery = interval.map(Duration::toMillis).orElse(perBatch);
      stream = new QueueInputDStream(context, runs, perBatch, pushEvery);
    }

    @Override
    public JavaDStream<LineBlock> blocks() {
      return stream.toJava();
    }

    @Override
    public OptionalLong lastBatch() {
      return OptionalLong.of(stream.lastBatch());
    }

    @Override
    public Silence silence(long time) {
      return stream.lastBatch() == 0
          ? Silence.of("empty", input.orElseThrow() + " is empty (--input)")
          : stream.silence(time);
    }

    @Override
    public void close() {
      sample.ifPresent(QueueSource::delete);
    }
  }

  private static Path extractSample() throws IOException {
    Path file = Files.createTempFile(TemporaryDirectory.path(), "dstream-sample-", ".txt");
    try (InputStream text = QueueSource.class.getResourceAsStream(SAMPLE)) {
      Files.copy(text, file, StandardCopyOption.REPLACE_EXISTING);
    }
    return file;
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
