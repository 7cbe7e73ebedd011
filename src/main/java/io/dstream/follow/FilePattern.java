package io.dstream.follow;

import io.dstream.spec.DstreamException;
import io.dstream.spec.IoErrors;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A file, or the files that match a glob in shell syntax: {@code *}, {@code ?}, {@code [a-z]},
 * {@code {a,b}}, and {@code **} for any directories.
 *
 * @param text the pattern as an absolute path
 */
public record FilePattern(String text) {
  private static final Pattern URI = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]*://");
  private static final Pattern GLOB = Pattern.compile("[*?\\[{]");

  /**
   * Parses a pattern.
   *
   * @param option the option that the pattern was given with
   * @throws DstreamException usage error, if the pattern is empty, a URI or an invalid glob
   */
  public static FilePattern of(String option, String word) {
    if (word.isEmpty()) {
      throw DstreamException.usage(option + " is empty");
    }
    if (URI.matcher(word).lookingAt()) {
      throw DstreamException.usage(
          option + " " + word + ": only files of this machine can be followed", "write their path");
    }
    String absolute = word.startsWith("/") ? word : Path.of("").toAbsolutePath() + "/" + word;
    FilePattern pattern = new FilePattern(absolute.replaceAll("/{2,}", "/"));
    try {
      if (pattern.isGlob()) {
        pattern.matcher();
      }
    } catch (PatternSyntaxException e) {
      throw DstreamException.usage(option + " " + word + " is no glob: " + e.getDescription());
    }
    return pattern;
  }

  /**
   * Returns whether it may match several files. A file of exactly this name has priority over a
   * glob.
   */
  boolean isGlob() {
    return GLOB.matcher(text).find() && !Files.exists(Path.of(text));
  }

  private PathMatcher matcher() {
    return FileSystems.getDefault().getPathMatcher("glob:" + text);
  }

  /** Returns the directory that contains all matches. */
  Path directory() {
    return isGlob() ? globDirectory() : Path.of(text).getParent();
  }

  private Path globDirectory() {
    String[] before = GLOB.split(text, 2);
    return Path.of(before[0].substring(0, before[0].lastIndexOf('/') + 1));
  }

  /** Returns the names that match now. A name that is not a glob need not exist. */
  public SortedSet<Path> matches() throws IOException {
    SortedSet<Path> found = new TreeSet<>();
    if (!isGlob()) {
      found.add(Path.of(text).normalize());
      return found;
    }
    Path directory = globDirectory();
    int depth = text.contains("**") ? Integer.MAX_VALUE : below(directory);
    if (Files.isDirectory(directory)) {
      Files.walkFileTree(
          directory, Set.of(FileVisitOption.FOLLOW_LINKS), depth, new Matching(matcher(), found));
    }
    return found;
  }

  private int below(Path directory) {
    return Path.of(text).getNameCount() - directory.getNameCount();
  }

  /** Collects matching files. Hidden files do not match, as in a shell. */
  private final class Matching extends SimpleFileVisitor<Path> {
    private final PathMatcher matcher;
    private final SortedSet<Path> found;
    private final boolean hidden = text.contains("/.");

    Matching(PathMatcher matcher, SortedSet<Path> found) {
      this.matcher = matcher;
      this.found = found;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      boolean shown = hidden || !file.getFileName().toString().startsWith(".");
      if (attributes.isRegularFile() && shown && matcher.matches(file)) {
        found.add(file);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      return FileVisitResult.CONTINUE; // it was just removed, or it is unreadable
    }
  }

  /**
   * Checks whether files can exist.
   *
   * @param option the option that the pattern was given with
   * @throws DstreamException usage error, if the pattern is a directory, or its file or directory
   *     cannot be read
   */
  public void check(String option) {
    Path file = Path.of(text);
    if (Files.isDirectory(file)) {
      throw DstreamException.usage(
          text + " is a directory, not a file (" + option + ")", "write " + text + "/*.log");
    }
    if (Files.exists(file) && !Files.isReadable(file)) {
      throw DstreamException.usage(
          "file " + text + " cannot be read: permission denied (" + option + ")");
    }
    Path directory = directory();
    if (!Files.isDirectory(directory)) {
      throw DstreamException.usage("directory " + directory + " does not exist (" + option + ")");
    }
    try {
      matches();
    } catch (IOException e) {
      throw DstreamException.usage(
          "directory "
              + directory
              + " cannot be read: "
              + IoErrors.reason(e)
              + " ("
              + option
              + ")");
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
