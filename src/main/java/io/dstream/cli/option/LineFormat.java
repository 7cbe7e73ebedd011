package io.dstream.cli.option;

import picocli.CommandLine.Option;

/** {@code --format} of commands that print lines for people or for programs. */
public final class LineFormat {
  /** The formats by their names on the command line. */
  enum Name {
    text,
    json
  }

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES} (one object a line). Default: ${DEFAULT-VALUE}.")
  private Name format;

  /** Whether a JSON object a line is wanted. */
  public boolean json() {
    return format == Name.json;
  }
}
