package io.dstream.cli;

import io.dstream.control.OutputClosedException;
import io.dstream.spec.DstreamException;
import io.dstream.spec.ExitStatus;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Rejects empty values before a command runs. Fails when results could not be written, for example
 * to a full disk, whatever status the command returns.
 */
final class CheckedExecution implements IExecutionStrategy {
  private final IExecutionStrategy execution;
  private final ResultStream results;

  CheckedExecution(IExecutionStrategy execution, ResultStream results) {
    this.execution = execution;
    this.results = results;
  }

  @Override
  public int execute(ParseResult parsed) {
    CommandLine root = parsed.commandSpec().commandLine();
    Optional<String> page;
    try {
      EmptyValues.refuse(parsed);
      page = page(last(parsed));
    } catch (DstreamException e) {
      throw new ParameterException(last(parsed), e.getMessage(), e);
    }
    int status = page.isPresent() ? printed(root, page.get()) : execution.execute(parsed);
    root.getOut().flush();
    Optional<IOException> failure = results.failure();
    if (failure.isPresent()) {
      throw new ExecutionException(root, "stdout", meaning(failure.get()));
    }
    return status;
  }

  /** Returns the page to print instead of running the command. */
  private static Optional<String> page(CommandLine command) {
    return command.getCommand() instanceof HelpTopic topics
        ? topics.page(command.isUsageHelpRequested())
        : Optional.empty();
  }

  private static int printed(CommandLine root, String page) {
    root.getOut().print(page);
    return ExitStatus.DONE;
  }

  /** Returns the command that runs; error messages need it to find the command's settings. */
  private static CommandLine last(ParseResult parsed) {
    List<CommandLine> path = parsed.asCommandLineList();
    return path.get(path.size() - 1);
  }

  private static Exception meaning(IOException failure) {
    try {
      return OutputClosedException.of(failure);
    } catch (DstreamException e) {
      return e;
    }
  }
}
