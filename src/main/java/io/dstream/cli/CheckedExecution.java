package io.dstream.cli;

import io.dstream.control.OutputClosedException;
import io.dstream.spec.DstreamException;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.ParseResult;

/**
 * Results that did not arrive, on a full disk for one, are a failure, whatever the command says.
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
    int status = execution.execute(parsed);
    CommandLine root = parsed.commandSpec().commandLine();
    root.getOut().flush();
    Optional<IOException> failure = results.failure();
    if (failure.isPresent()) {
      throw new ExecutionException(root, "stdout", meaning(failure.get()));
    }
    return status;
  }

  private static Exception meaning(IOException failure) {
    try {
      return OutputClosedException.of(failure);
    } catch (DstreamException e) {
      return e;
    }
  }
}
