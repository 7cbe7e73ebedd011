package io.dstream.chaos;

import io.dstream.control.StopRequest;
import io.dstream.generator.HiddenFile;
import io.dstream.generator.MessageSource;
import io.dstream.spec.DstreamException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Writes files of lines that appear in a directory only when they are complete. */
final class DirectoryInlet implements Inlet {
  private static final int FILES_PER_LIFE = 20;
  private static final long MOST_LINES = 20_000;

  private final Path directory;
  private final long linesAFile;

  /**
   * Chooses the number of lines per file so that each of {@code lives} lives of the pipeline gets
   * several files.
   */
  DirectoryInlet(Path directory, long records, int lives) {
    this.directory = directory;
    this.linesAFile = Math.max(1, Math.min(MOST_LINES, records / lives / FILES_PER_LIFE));
  }

  @Override
  public List<String> arguments() {
    return List.of("--source", "file", "--path", directory.toString(), "--existing");
  }

  @Override
  public void feed(MessageSource lines, StopRequest stop) {
    Optional<byte[]> line = lines.next();
    for (int number = 1; line.isPresent(); number++) {
      try (HiddenFile file = create(String.format(Locale.ROOT, "lines-%06d.txt", number))) {
        for (long n = 0; n < linesAFile && line.isPresent(); n++) {
          file.writeLine(line.get());
          line = lines.next();
        }
        file.publish();
      }
    }
  }

  @Override
  public InputReader reader() {
    return new DirectoryReader(directory);
  }

  private HiddenFile create(String name) {
    return HiddenFile.create(directory, name)
        .orElseThrow(() -> DstreamException.failed("somebody else writes into " + directory, null));
  }
}
