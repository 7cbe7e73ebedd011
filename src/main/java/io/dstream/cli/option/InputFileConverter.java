package io.dstream.cli.option;

import io.dstream.spec.InputFile;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;

/** Reads the name of an input; a class for the reason that {@link WholeNumbers} has. */
public final class InputFileConverter implements ITypeConverter<InputFile> {
  @Override
  public InputFile convert(String word) {
    return new InputFile(Path.of(word));
  }
}
