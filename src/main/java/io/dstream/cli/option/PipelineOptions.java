package io.dstream.cli.option;

import io.dstream.spec.DstreamException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A pipeline, typed on the command line or read from a file. */
public final class PipelineOptions {
  static final String OPTION = "--pipeline";

  @Parameters(
      arity = "0..1",
      paramLabel = "PIPELINE",
      description = {
        "Stages with | between them. A function is x -> EXPRESSION or (a, b) -> EXPRESSION, with"
            + " expressions of Spark SQL; _ + _ stands for (a, b) -> a + b."
      })
  private String pipeline;

  @Option(
      names = OPTION,
      paramLabel = "FILE",
      description = "The pipeline from a file, with line ends and # comments as you like.")
  private Path file;

  @Option(
      names = "--list",
      description = "Prints all stages and exits. --help STAGE says more about one.")
  private boolean list;

  /** Returns whether only the list of all stages is requested. */
  public boolean listAsked() {
    return list;
  }

  /** Returns the pipeline argument as typed. */
  public Optional<String> typed() {
    return Optional.ofNullable(pipeline);
  }

  /**
   * Returns the text of the pipeline.
   *
   * @throws DstreamException wrong usage, when there is none, or two, or the file cannot be read
   */
  public String text() {
    if (file == null && pipeline == null) {
      throw DstreamException.usage(
          "there is no PIPELINE",
          "write one, such as \"countByValue()\", or name its file: --pipeline FILE");
    }
    return TextOrFile.of("PIPELINE", pipeline, OPTION, file);
  }
}
