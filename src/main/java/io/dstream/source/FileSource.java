package io.dstream.source;

import io.dstream.hadoop.FileSystems;
import io.dstream.hadoop.RawFiles;
import io.dstream.hadoop.UserPaths;
import io.dstream.spec.DstreamException;
import io.dstream.spec.FileErrors;
import io.dstream.spec.Guarantee;
import io.dstream.spec.IoErrors;
import io.dstream.spec.RecordField;
import io.dstream.spec.RecoverySpec;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import picocli.CommandLine.Option;

/**
 * Reads the lines of files that appear in a directory, each file once. Compressed files (by their
 * extension: {@code .gz}, {@code .bz2}, …) are decompressed.
 *
 * @param path the directory, any Hadoop URI
 * @param existing whether files that exist at the start count
 */
public record FileSource(String path, boolean existing, BadFiles onBadFile) implements Source {
  static final String PATH = "--path";
  static final String EXISTING = "--existing";

  /** What to do if a file cannot be read to its end. None of its lines count. */
  public enum BadFiles {
    fail,
    skip
  }

  /** Options of {@code --source file}. {@code --source tail} shares some of them. */
  public static final class Options implements SourceOptions {
    @Option(
        names = PATH,
        paramLabel = "DIR|FILE",
        description = {
          "The directory to watch, any Hadoop URI; of tail: a file or a glob, repeatable."
        })
    private List<String> paths = new ArrayList<>();

    @Option(
        names = EXISTING,
        description = {
          "Also count the files that are there at the start; of tail: what is in them then."
        })
    private boolean existing;

    List<String> paths() {
      return paths;
    }

    boolean existing() {
      return existing;
    }

    @Option(
        names = "--on-bad-file",
        paramLabel = "ACTION",
        defaultValue = "fail",
        description = {
          "Where a file cannot be read as a whole: ${COMPLETION-CANDIDATES} (default:"
              + " ${DEFAULT-VALUE}, once the others are counted)."
        })
    private BadFiles onBadFile;

    @Override
    public String name() {
      return "file";
    }

    @Override
    public Set<String> otherSchemes() {
      return Set.of("hdfs");
    }

    @Override
    public Set<String> saidByUri() {
      return Set.of(PATH);
    }

    @Override
    public Source toSource(URI uri) {
      if (uri.getPath() == null || uri.getPath().isEmpty()) {
        throw DstreamException.usage(
            "--source " + uri + " names no directory", "write file:///the/directory");
      }
      return new FileSource(FileSlice.pathOf(uri), existing, onBadFile);
    }

    @Override
    public Source toSource() {
      String path = paths.isEmpty() ? "" : paths.get(paths.size() - 1);
      if (path.isEmpty()) {
        throw DstreamException.usage(
            "--source file needs --path", "name the directory to watch: --path DIR");
      }
      return new FileSource(path, existing, onBadFile);
    }
  }

  @Override
  public String uri() {
    try {
      Path directory = UserPaths.of(path);
      return FileSystems.of(directory, new Configuration()).makeQualified(directory).toString();
    } catch (IOException | IllegalArgumentException e) {
      return path;
    }
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
    if (recovery.checkpoint().isPresent()) {
      return new Guarantee(
          Guarantee.Level.EXACTLY_ONCE,
          "the checkpoint knows which files each batch counts; a batch that was under way at a"
              + " crash is run again, the same"
              + skips());
    }
    return new Guarantee(
        Guarantee.Level.ONCE_WHILE_RUNNING,
        "a file counts once, when it appears whole; which files were counted is forgotten with"
            + " the program"
            + skips());
  }

  private String skips() {
    return onBadFile == BadFiles.skip ? "; a file that cannot be read is passed over" : "";
  }

  /** Claims the directory, because two sources would each count its files. */
  @Override
  public Set<String> claims() {
    return Set.of(uri());
  }

  @Override
  public Map<String, String> identity() {
    return Map.of("--source", "file", "--path", uri());
  }

  @Override
  public void check() {
    try {
      Path directory = UserPaths.of(path);
      FileStatus status = FileSystems.of(directory, new Configuration()).getFileStatus(directory);
      if (!status.isDirectory()) {
        throw FileErrors.notDirectory("--path", path);
      }
      FileSystems.of(directory, new Configuration()).listStatus(directory);
    } catch (java.io.FileNotFoundException e) {
      throw FileErrors.missingDirectory("--path", path);
    } catch (IOException e) {
      throw FileErrors.unreadableDirectory("--path", path, IoErrors.reason(e));
    } catch (IllegalArgumentException e) {
      throw FileErrors.unreadableDirectory("--path", path, e.getMessage());
    }
  }

  /** Returns the first lines of the newest file. */
  @Override
  public Optional<Sample> sample() {
    check();
    Configuration conf = new Configuration();
    try {
      Optional<DirectoryWatch.Seen> newest =
          DirectoryListing.of(UserPaths.of(path), conf).stream()
              .filter(file -> file.whyNever().isEmpty() && file.length() > 0)
              .max(Comparator.comparingLong(DirectoryWatch.Seen::modified));
      return Optional.of(
          new Sample(
              newest.isEmpty() ? List.of() : firstLines(new Path(newest.get().path()), conf),
              true));
    } catch (IOException e) {
      throw FileErrors.unreadableDirectory(PATH, path, IoErrors.reason(e));
    }
  }

  private static List<String> firstLines(Path file, Configuration conf) throws IOException {
    Optional<Compression> compression = Compression.of(file, conf);
    try (FSDataInputStream raw = RawFiles.open(file, conf)) {
      return FirstLines.of(compression.isPresent() ? compression.get().open(raw) : raw);
    }
  }

  @Override
  public Feed open(SourceContext context) {
    return new FileInputDStream(context, this);
  }
}
