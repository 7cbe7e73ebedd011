package io.dstream.cli.option;

import io.dstream.spec.DstreamException;
import io.dstream.spec.FileErrors;
import io.dstream.spec.TextFile;
import java.io.IOException;
import java.nio.file.Path;

/** A text that is typed or read from a file. */
final class TextOrFile {
  private TextOrFile() {}

  /**
   * Returns the typed text or the text of the file.
   *
   * @param name the name of the typed text in messages
   * @param typed null for none
   * @param option the option that names the file
   * @param file null for none
   * @throws DstreamException wrong usage, when there are both, or the file cannot be read
   */
  static String of(String name, String typed, String option, Path file) {
    if (file == null) {
      return typed;
    }
    String text = read(option, file);
    if (typed != null) {
      throw DstreamException.usage(name + " and " + option + " " + file + " exclude each other");
    }
    return text;
  }

  private static String read(String option, Path file) {
    FileErrors.requireText(option, file);
    try {
      return TextFile.read(file);
    } catch (IOException e) {
      throw FileErrors.unreadableFile(option, file, e);
    }
  }
}
