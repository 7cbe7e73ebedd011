package io.dstream.source;

import io.dstream.follow.FileFollower;
import io.dstream.follow.FilePattern;
import io.dstream.spec.DstreamException;
import io.dstream.spec.Guarantee;
import io.dstream.spec.IoErrors;
import io.dstream.spec.RecordField;
import io.dstream.spec.RecoverySpec;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/**
 * Reads the lines of growing files, followed by name across rotation. A line counts once it is
 * terminated. The driver reads the files, even if tasks run on a cluster.
 *
 * @param files names and globs
 * @param existing whether the content of the files at the start counts
 */
public record TailSource(List<FilePattern> files, boolean existing) implements Source {

  public TailSource {
    files = List.copyOf(files);
  }

  /** Options of {@code --source tail}, a subset of the options of {@code --source file}. */
  @Command
  public static final class Options implements SourceOptions {
    private final FileSource.Options options;

    Options(FileSource.Options options) {
      this.options = options;
    }

    @Override
    public String name() {
      return "tail";
    }

    @Override
    public Set<String> shared() {
      return Set.of(FileSource.PATH, FileSource.EXISTING);
    }

    @Override
    public Set<String> saidByUri() {
      return Set.of(FileSource.PATH);
    }

    @Override
    public Source toSource(URI uri) {
      boolean file = uri.getHost() == null && uri.getQuery() == null && uri.getFragment() == null;
      String path = uri.isOpaque() ? uri.getSchemeSpecificPart() : uri.getPath();
      if (!file || path == null || path.isEmpty()) {
        throw DstreamException.usage(
            "--source " + uri + " names no file",
            "write tail:///the/file, with * for a glob and %3F for a ?");
      }
      return of("--source", Stream.of(path));
    }

    @Override
    public Source toSource() {
      if (options.paths().isEmpty()) {
        throw DstreamException.usage(
            "--source tail needs --path", "name the file to follow: --path FILE");
      }
      return of(FileSource.PATH, options.paths().stream());
    }

    private Source of(String option, Stream<String> paths) {
      return new TailSource(FileFollower.patterns(option, paths), options.existing());
    }
  }

  @Override
  public String uri() {
    return "tail://" + FileFollower.text(files);
  }

  @Override
  public List<String> contacts() {
    return files.stream().map(FilePattern::text).toList();
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
  public Set<RecordField> fields() {
    return Set.of(RecordField.FILE);
  }

  @Override
  public Guarantee guarantee(RecoverySpec recovery) {
    String gone = "; what is removed or truncated before it is read is lost, and said";
    if (recovery.checkpoint().isPresent()) {
      return new Guarantee(
          Guarantee.Level.EXACTLY_ONCE,
          "the checkpoint knows how far each file is read, by its inode; a batch that was under way"
              + " at a crash reads the same lines again, also of a file that was rotated"
              + gone);
    }
    return new Guarantee(
        Guarantee.Level.ONCE_WHILE_RUNNING,
        "a line counts once its end is there; how far the files are read is forgotten with the"
            + " program"
            + gone);
  }

  @Override
  public Map<String, String> identity() {
    return Map.of("--source", "tail", FileSource.PATH, FileFollower.text(files));
  }

  @Override
  public void check() {
    files.forEach(file -> file.check(FileSource.PATH));
  }

  /** Returns the beginning of one of the files, where a header would be. */
  @Override
  public Optional<Sample> sample() {
    check();
    try {
      for (FilePattern pattern : files) {
        for (Path file : pattern.matches()) {
          List<String> lines = Files.exists(file) ? firstLines(file) : List.of();
          if (!lines.isEmpty()) {
            return Optional.of(new Sample(lines, true));
          }
        }
      }
      return Optional.of(new Sample(List.of(), true));
    } catch (IOException e) {
      throw DstreamException.failed(
          FileFollower.text(files) + " cannot be read: " + IoErrors.reason(e), e);
    }
  }

  private static List<String> firstLines(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(FirstLines.BYTES);
      return FirstLines.in(bytes, bytes.length, false);
    }
  }

  @Override
  public Feed open(SourceContext context) {
    return new TailInputDStream(context, this);
  }
}
