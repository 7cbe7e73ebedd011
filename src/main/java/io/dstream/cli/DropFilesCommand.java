package io.dstream.cli;

import io.dstream.control.StdinUser;
import io.dstream.control.StopRequest;
import io.dstream.generator.DropSpec;
import io.dstream.generator.FileDropper;
import io.dstream.generator.FileDropper.Dropped;
import io.dstream.spec.ExitStatus;
import io.dstream.spec.InputFile;
import io.dstream.spec.Phrases;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dstream drop-files}: writes files of lines to a watched directory. */
@Command(
    name = "drop-files",
    description = "Drops files of lines into a watched directory; each appears whole.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    footer = {
      "",
      "The files are called like FILE: access-000001.txt and on. None is replaced: a",
      "number that is taken is passed over. It ends with FILE, after --count files, or",
      "with SIGINT or SIGTERM.",
      "",
      "Example, 1000 lines every two seconds:",
      "  dstream drop-files inbox --input access.log --lines 1000 --interval 2s"
    })
final class DropFilesCommand implements Callable<Integer>, StdinUser {
  @Spec private CommandSpec spec;
  @Mixin private Verbosity verbosity;

  @Parameters(paramLabel = "DIR", description = "Directory to drop into; it must exist.")
  private Path directory;

  @Option(
      names = InputFile.OPTION,
      required = true,
      paramLabel = "FILE",
      description = "File whose lines are dropped, bytes as they are; - for stdin.")
  private InputFile input;

  @Option(
      names = "--lines",
      paramLabel = "LINES",
      defaultValue = "100",
      description = "Lines a file (default: ${DEFAULT-VALUE}).")
  private long lines;

  @Option(
      names = "--interval",
      paramLabel = "DURATION",
      defaultValue = "1s",
      description = "Time from file to file; 0s: none (default: ${DEFAULT-VALUE}).")
  private Duration interval;

  @Option(names = "--count", paramLabel = "COUNT", description = "End after so many files.")
  private Optional<Long> count;

  @Override
  public boolean readsStdin() {
    return input.isStdin();
  }

  @Override
  public boolean keepsStdin() {
    return false;
  }

  @Override
  public Integer call() throws InterruptedException {
    DropSpec drop = new DropSpec(directory, input, lines, interval, count);
    StopRequest stop = new StopRequest();
    try (StopSignals signals = StopSignals.into(stop)) {
      Dropped dropped = FileDropper.run(drop, stop);
      verbosity.say(
          spec,
          String.format(
              Locale.ROOT,
              "dropped %s with %s into %s",
              Phrases.count(dropped.files(), "file"),
              Phrases.count(dropped.lines(), "line"),
              directory));
      return signals.exitStatus().orElse(ExitStatus.DONE);
    }
  }
}
