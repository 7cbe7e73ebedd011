package io.dstream.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import io.dstream.spec.DstreamException;
import io.dstream.spec.IoErrors;
import io.dstream.text.LineBlock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads the files that batches have read. */
final class DirectoryReader implements InputReader {
  private final Path directory;
  private final Map<String, String> batchByFile = new HashMap<>();
  private final List<String> faults = new ArrayList<>();

  DirectoryReader(Path directory) {
    this.directory = directory;
  }

  @Override
  public LineBlock lines(JsonNode reads, String batch) {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (JsonNode file : reads) {
      String name = file.path("name").asText();
      String before = batchByFile.put(name, batch);
      if (before != null) {
        faults.add(name + " is in two batches, of " + before + " and of " + batch);
      }
      try {
        lines.writeBytes(Files.readAllBytes(directory.resolve(name)));
      } catch (IOException e) {
        throw unreadable(name, e);
      }
    }
    return new LineBlock(lines.toByteArray(), 0, lines.size());
  }

  @Override
  public List<String> faults(long sent) {
    List<String> all = new ArrayList<>(faults);
    try (Stream<Path> files = Files.list(directory)) {
      files
          .map(file -> file.getFileName().toString())
          .filter(name -> !batchByFile.containsKey(name))
          .sorted()
          .forEach(name -> all.add(name + " is in no batch"));
    } catch (IOException e) {
      throw unreadable("", e);
    }
    return all;
  }

  private DstreamException unreadable(String name, IOException e) {
    return DstreamException.failed(
        "cannot read " + directory.resolve(name) + ": " + IoErrors.reason(e), e);
  }
}
