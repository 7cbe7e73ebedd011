package io.dstream.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Counts words of files in a watched directory. The figure is bytes per processing time that Spark
 * reports.
 *
 * @param program this program's contender: the word counter, or the same as a pipeline
 */
record FileCase(StreamPlan.Contender program, BenchSpec spec, Supplier<ZipfText> texts)
    implements BenchCase {
  private static final String BY_HAND = "by hand";

  @Override
  public String name() {
    return counter() ? "file" : "pipe";
  }

  @Override
  public String unit() {
    return "MB/s";
  }

  @Override
  public String goal() {
    return counter()
        ? "10 times textbook, 60 % of two threads by hand in memory"
        : "5 times textbook";
  }

  @Override
  public String heap() {
    return spec.heap();
  }

  @Override
  public List<String> contenders() {
    return counter() ? List.of(DSTREAM, TEXTBOOK, BY_HAND) : List.of(DSTREAM, TEXTBOOK);
  }

  private boolean counter() {
    return program == StreamPlan.Contender.WORDCOUNT;
  }

  @Override
  public Figures run(String contender, Workspace workspace) throws IOException {
    if (contender.equals(BY_HAND)) {
      return Figures.of(
          contender, KernelCase.count(spec, texts.get(), CountPlan.Method.TWO_TABLES, workspace));
    }
    ZipfText text = texts.get();
    Path watched = Files.createDirectory(workspace.directory().resolve("in"));
    StreamPlan plan =
        StreamPlan.of(
            contender.equals(DSTREAM) ? program : StreamPlan.Contender.TEXTBOOK,
            StreamPlan.Source.FILE,
            watched.toString());
    try (TrialProcess stream = TrialProcess.stream(plan, workspace)) {
      stream.nextBatch(); // the stream is running
      int warmUps = Math.max(1, spec.copies() / 4);
      drop(text, warmUps, watched);
      Checks.requireSame(text.tally().times(warmUps), stream.until(text.words() * warmUps));
      drop(text, spec.copies(), watched);
      List<Batch> batches = stream.until(text.words() * spec.copies());
      Checks.requireSame(text.tally().times(spec.copies()), batches);
      double millis = batches.stream().mapToLong(Batch::processing).sum();
      return Figures.of(contender, text.length() * (double) spec.copies() / 1e3 / millis);
    }
  }

  /**
   * Moves copies of the text into the directory atomically and returns their paths. All copies are
   * on disk before the first becomes visible, so that nothing is written during counting.
   */
  static List<Path> drop(ZipfText text, int copies, Path watched) throws IOException {
    List<Path> hidden = new ArrayList<>();
    for (int i = 0; i < copies; i++) {
      Path file = Files.createTempFile(watched, ".", ".txt");
      try (FileChannel out = FileChannel.open(file, StandardOpenOption.WRITE)) {
        ByteBuffer bytes = ByteBuffer.wrap(text.bytes());
        while (bytes.hasRemaining()) {
          out.write(bytes);
        }
        out.force(true);
      }
      hidden.add(file);
    }
    List<Path> dropped = new ArrayList<>();
    for (Path file : hidden) {
      dropped.add(show(file));
    }
    return dropped;
  }

  /** Removes the dot from a file's name and sets its modification time to now. */
  static Path show(Path hidden) throws IOException {
    Files.setLastModifiedTime(hidden, FileTime.from(Instant.now()));
    Path whole = hidden.resolveSibling(hidden.getFileName().toString().substring(1));
    return Files.move(hidden, whole, StandardCopyOption.ATOMIC_MOVE);
  }
}
