package io.dstream.cli.option;

import io.dstream.spec.InputFile;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;

/** Reads the name of an input. It is a class for the same reason as {@link WholeNumbers}. */
public final class InputFileConverter implements ITypeConverter<InputFile> {
  @Override
  public InputFile convert(String word) {
    return new InputFile(Path.of(word));
  }
}
