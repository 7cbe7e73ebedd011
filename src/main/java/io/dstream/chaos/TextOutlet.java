package io.dstream.chaos;

import io.dstream.row.RowFormat;
import io.dstream.row.Schema;
import io.dstream.sink.Sink;
import io.dstream.sink.TextSink;
import io.dstream.spec.DstreamException;
import io.dstream.spec.IoErrors;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** One directory per batch, with files of one row per line: {@code time<TAB>word<TAB>count}. */
final class TextOutlet implements Outlet {
  private final Path directory;

  TextOutlet(Path directory) {
    this.directory = directory;
  }

  @Override
  public List<String> arguments() {
    return List.of("--sink", "text", "--output", directory.toString(), "--format", "tsv");
  }

  @Override
  public List<Path> watched() {
    return List.of(directory);
  }

  @Override
  public void read(Found found) {
    try {
      for (Path batch : visible(directory)) {
        for (Path part : visible(batch)) {
          read(part, batch.getFileName().toString(), found);
        }
      }
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** Lists the visible entries of a directory by name. Hidden entries are unfinished. */
  private static List<Path> visible(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries
          .filter(entry -> !entry.getFileName().toString().startsWith("."))
          .sorted()
          .toList();
    }
  }

  private static void read(Path part, String batch, Found found) throws IOException {
    forEachLine(part, line -> found.addLine(batch, line));
  }

  private static void forEachLine(Path part, Consumer<String> each) throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(Files.newInputStream(part), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        each.accept(line);
      }
    }
  }

  @Override
  public ResultReader results(Schema schema) {
    try {
      Iterator<Path> batches = visible(directory).iterator();
      return () -> batches.hasNext() ? Optional.of(rows(batches.next())) : Optional.empty();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private ResultReader.BatchRows rows(Path batch) {
    Map<String, Long> rows = new HashMap<>();
    try {
      for (Path part : visible(batch)) {
        forEachLine(part, line -> rows.merge(line, 1L, Long::sum));
      }
    } catch (IOException e) {
      throw unreadable(e);
    }
    return new ResultReader.BatchRows(batch.getFileName().toString(), rows);
  }

  private DstreamException unreadable(IOException e) {
    return DstreamException.failed("cannot read " + directory + ": " + IoErrors.reason(e), e);
  }

  @Override
  public Outlet another(Workspace workspace, Cleanup cleanup) {
    return new TextOutlet(workspace.directory("expected"));
  }

  @Override
  public Sink sink() {
    return new TextSink(directory.toString(), RowFormat.Name.tsv, TextSink.OPTION);
  }
}
