package io.dstream.bench;

import io.dstream.embedded.EmbeddedKafka;
import io.dstream.embedded.EmbeddedKafkaConfig;
import io.dstream.kafka.KafkaTopic;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Sends many times the heap size through each source. Each source passes or fails; the figure is
 * the speed.
 */
record MemoryCase(BenchSpec spec, Supplier<ZipfText> texts) implements BenchCase {
  /** How often the 64 MB texts of {@code --size} are sent: 10 GB for the default of 512. */
  private static final int TIMES = 20;

  private static final int FILES_AT_A_TIME = 8;
  private static final int PARTITIONS = 2;
  private static final String TOPIC = "bench";
  private static final String PIPE_FILE = "pipe, file";
  private static final String PIPE_STDIN = "pipe, stdin";

  @Override
  public String name() {
    return "memory";
  }

  @Override
  public String unit() {
    return "MB/s";
  }

  @Override
  public String goal() {
    return "10 GB through each source at -Xmx1g";
  }

  @Override
  public String heap() {
    return "1g";
  }

  @Override
  public List<String> contenders() {
    return List.of("file", "queue", "socket", "kafka", PIPE_FILE, PIPE_STDIN);
  }

  @Override
  public boolean compares() {
    return false;
  }

  @Override
  public int mostRuns() {
    return 1;
  }

  @Override
  public Figures run(String source, Workspace workspace) throws IOException {
    int copies = TIMES * spec.copies();
    long start = System.nanoTime();
    switch (source) {
      case "file" -> file(StreamPlan.Contender.WORDCOUNT, copies, workspace);
      case PIPE_FILE -> file(StreamPlan.Contender.PIPE, copies, workspace);
      case PIPE_STDIN -> stdin(copies, workspace);
      case "queue" -> queue(copies, workspace);
      case "socket" -> socket(copies, workspace);
      default -> kafka(copies, workspace);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    return Figures.of(source, texts.get().length() / 1e6 * copies / seconds);
  }

  private static StreamPlan plan(StreamPlan.Source source, Object place) {
    return StreamPlan.of(StreamPlan.Contender.WORDCOUNT, source, place.toString());
  }

  private void requireAll(TrialProcess stream, int copies) {
    ZipfText text = texts.get();
    Checks.requireSame(text.tally().times(copies), stream.until(text.words() * copies));
  }

  /** Deletes files that were counted, so that the disk need not hold all of them. */
  private void file(StreamPlan.Contender contender, int copies, Workspace workspace)
      throws IOException {
    Path watched = Files.createDirectory(workspace.directory().resolve("in"));
    try (TrialProcess stream =
        TrialProcess.stream(
            StreamPlan.of(contender, StreamPlan.Source.FILE, watched.toString()), workspace)) {
      stream.nextBatch(); // the stream is running
      for (int done = 0; done < copies; done += FILES_AT_A_TIME) {
        int files = Math.min(FILES_AT_A_TIME, copies - done);
        List<Path> dropped = FileCase.drop(texts.get(), files, watched);
        requireAll(stream, files);
        for (Path file : dropped) {
          Files.delete(file);
        }
      }
    }
  }

  private void stdin(int copies, Workspace workspace) {
    StreamPlan plan = StreamPlan.of(StreamPlan.Contender.PIPE, StreamPlan.Source.STDIN, "");
    try (TrialProcess stream = TrialProcess.stream(plan, workspace)) {
      stream.nextBatch(); // the stream is running
      CompletableFuture<Void> sending = stream.send(texts.get().bytes(), copies);
      requireAll(stream, copies);
      sending.join();
    }
  }

  private void queue(int copies, Workspace workspace) throws IOException {
    Path file = workspace.directory().resolve("text");
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int i = 0; i < copies; i++) {
        out.write(texts.get().bytes());
      }
    }
    try (TrialProcess stream =
        TrialProcess.stream(plan(StreamPlan.Source.QUEUE, file), workspace)) {
      requireAll(stream, copies);
    }
  }

  private void socket(int copies, Workspace workspace) throws IOException {
    try (LineFeed feed = new LineFeed(workspace);
        TrialProcess stream =
            TrialProcess.stream(plan(StreamPlan.Source.SOCKET, feed.port()), workspace)) {
      feed.awaitClient();
      CompletableFuture<Void> sending = feed.send(texts.get().bytes(), copies);
      requireAll(stream, copies);
      sending.join();
    }
  }

  private void kafka(int copies, Workspace workspace) {
    try (EmbeddedKafka kafka =
        EmbeddedKafka.start(EmbeddedKafkaConfig.withTopics(new KafkaTopic(TOPIC, PARTITIONS)))) {
      KafkaCase.fill(kafka, TOPIC, PARTITIONS, texts.get(), copies);
      try (TrialProcess stream =
          TrialProcess.stream(
              plan(StreamPlan.Source.KAFKA, kafka.address() + "/" + TOPIC), workspace)) {
        requireAll(stream, copies);
      }
    }
  }
}
