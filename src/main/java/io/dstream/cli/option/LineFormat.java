package io.dstream.cli.option;

import picocli.CommandLine.Option;

/** {@code --format} of commands that print lines as text or JSON. */
public final class LineFormat {
  /** The formats, named as on the command line. */
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

  /** Returns whether one JSON object per line is requested. */
  public boolean json() {
    return format == Name.json;
  }
}
