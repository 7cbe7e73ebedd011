package io.dstream.spec;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Creates the errors for files and directories that the user names. The wording is the same in
 * every command: {@code file x does not exist (--input)}.
 */
public final class FileErrors {
  private FileErrors() {}

  /**
   * Checks a file that is to be read.
   *
   * @param option the option that names the file
   * @return the file
   * @throws DstreamException wrong usage, when it does not exist, is a directory or is not readable
   */
  public static Path requireFile(String option, Path file) {
    if (Files.isDirectory(file)) {
      throw isDirectory(option, file);
    }
    if (!Files.exists(file)) {
      throw missingFile(option, file);
    }
    if (!Files.isReadable(file)) {
      throw unreadableFile(option, file, "permission denied");
    }
    return file;
  }

  /**
   * Checks a file whose lines are to be read. Does not open a file that is not a regular file.
   *
   * @param option the option that names the file
   * @return the file
   * @throws DstreamException wrong usage, when it cannot be read or holds compressed data
   */
  public static Path requireText(String option, Path file) {
    requireFile(option, file);
    if (!Files.isRegularFile(file)) {
      return file;
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] begin = in.readNBytes(FileMagic.LONGEST);
      Optional<FileMagic> magic = FileMagic.of(begin, 0, begin.length);
      if (magic.isPresent()) {
        throw DstreamException.usage(
            "file " + file + " holds " + magic.get() + ", not text" + in(option),
            "decompress it first");
      }
      return file;
    } catch (IOException e) {
      throw unreadableFile(option, file, e);
    }
  }

  /**
   * Checks a directory that must exist.
   *
   * @param option the option that names the directory
   * @return the directory
   * @throws DstreamException wrong usage, when it does not exist or is a file
   */
  public static Path requireDirectory(String option, Path directory) {
    if (!Files.exists(directory)) {
      throw missingDirectory(option, directory);
    }
    if (!Files.isDirectory(directory)) {
      throw notDirectory(option, directory);
    }
    return directory;
  }

  /**
   * Checks a file that is to be written later.
   *
   * @param option the option that names the file
   * @throws DstreamException wrong usage, when it is a directory or cannot be created
   */
  public static void requireWritable(String option, Path file) {
    if (Files.isDirectory(file)) {
      throw isDirectory(option, file);
    }
    Path directory = file.toAbsolutePath().getParent();
    requireDirectory(option, directory);
    if (!Files.isWritable(Files.exists(file) ? file : directory)) {
      throw unwritable(option, file, "permission denied");
    }
  }

  /** Returns the error for a file that does not exist. */
  public static DstreamException missingFile(String option, Object file) {
    return DstreamException.usage("file " + file + " does not exist" + in(option));
  }

  /** Returns the error for a required directory that does not exist. */
  public static DstreamException missingDirectory(String option, Object directory) {
    return DstreamException.usage(
        "directory " + directory + " does not exist" + in(option),
        "make it with mkdir -p " + String.valueOf(directory).replaceFirst("^file:(//)?(?=/)", ""));
  }

  /** Returns the error for a directory where a file is expected. */
  public static DstreamException isDirectory(String option, Object directory) {
    return DstreamException.usage(directory + " is a directory, not a file" + in(option));
  }

  /** Returns the error for a file where a directory is expected. */
  public static DstreamException notDirectory(String option, Object file) {
    return DstreamException.usage(file + " is a file, not a directory" + in(option));
  }

  /** Returns the error for an empty file. */
  public static DstreamException emptyFile(String option, Object file) {
    return DstreamException.usage("file " + file + " is empty" + in(option));
  }

  /** Returns the error for a file that cannot be read or has invalid content. */
  public static DstreamException unreadableFile(String option, Object file, String reason) {
    return DstreamException.usage("file " + file + " cannot be read: " + reason + in(option));
  }

  /** Returns the error for a file that could not be opened for reading. */
  public static DstreamException unreadableFile(String option, Object file, IOException cause) {
    return cause instanceof NoSuchFileException || cause instanceof FileNotFoundException
        ? missingFile(option, file)
        : unreadableFile(option, file, IoErrors.reason(cause));
  }

  /** Returns the error for a directory whose files cannot be listed. */
  public static DstreamException unreadableDirectory(
      String option, Object directory, String reason) {
    return DstreamException.usage(
        "directory " + directory + " cannot be read: " + reason + in(option));
  }

  /** Returns the error for a file or directory that cannot be written. */
  public static DstreamException unwritable(String option, Object path, String reason) {
    return DstreamException.usage(path + " cannot be written: " + reason + in(option));
  }

  private static String in(String option) {
    return " (" + option + ")";
  }
}
