package io.dstream.cli;

import io.dstream.bench.Trial;
import io.dstream.spec.ExitStatus;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The hidden command that {@code dstream bench} starts for each trial. */
@Command(name = "bench-trial", hidden = true, description = "One trial of bench.")
final class BenchTrialCommand implements Callable<Integer> {
  @Parameters(paramLabel = "KIND")
  private String kind;

  @Parameters(paramLabel = "PLAN")
  private String plan;

  @Parameters(paramLabel = "DIRECTORY")
  private Path directory;

  @Override
  public Integer call() throws Exception {
    Trial.run(kind, plan, directory);
    return ExitStatus.DONE;
  }
}
