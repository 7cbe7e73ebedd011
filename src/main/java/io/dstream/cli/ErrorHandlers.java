package io.dstream.cli;

import io.dstream.control.OutputClosedException;
import io.dstream.spec.DstreamException;
import io.dstream.spec.ExitStatus;
import io.dstream.spec.FileErrors;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The only place that prints errors: {@code dstream: MESSAGE} and, if there is one, {@code hint:
 * HINT}, both on stderr. A stack trace follows only with {@code -v}.
 */
final class ErrorHandlers implements IExecutionExceptionHandler, IParameterExceptionHandler {
  private static final int SIGINT = 2;

  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
    if (isInterrupt(e)) {
      return ExitStatus.ofSignal(SIGINT);
    }
    if (e instanceof OutputClosedException) {
      return ExitStatus.DONE;
    }
    if (e instanceof DstreamException known) {
      print(command, known);
      traceIfVerbose(command, known);
      return known.exitStatus();
    }
    print(command, messageOf(e), "run it again with -v for the stack trace");
    traceIfVerbose(command, e);
    return ExitStatus.FAILED;
  }

  @Override
  public int handleParseException(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    if (e.getCause() instanceof DstreamException known) {
      print(command, known);
      return known.exitStatus();
    }
    String message = messageOf(e);
    print(command, message + ConfiguredLine.originsIn(message, command), hintFor(e, command));
    return ExitStatus.USAGE;
  }

  /**
   * Returns picocli's message without argument indexes, which also count words added from settings.
   */
  private static String messageOf(ParameterException e) {
    if ("".equals(e.getValue()) && e.getArgSpec() != null) {
      return EmptyValues.nameOf(e.getArgSpec()) + " is empty";
    }
    if (!(e instanceof UnmatchedArgumentException unmatched)
        || unmatched.getUnmatched().isEmpty()) {
      return firstLine(e.getMessage());
    }
    String word = unmatched.getUnmatched().get(0);
    if (Suggestions.isOption(word)) {
      return "Unknown option: '" + word + "'";
    }
    if (word.startsWith("@")) {
      return FileErrors.missingFile(word, word.substring(1)).getMessage();
    }
    return (e.getCommandLine().getSubcommands().isEmpty()
            ? "Unexpected argument"
            : "Unknown command")
        + ": '"
        + word
        + "'";
  }

  /**
   * Returns whether the user stopped the command, which interrupts its thread: a second Ctrl-C in
   * the shell. A failure caused by the interruption of another thread is an error.
   */
  private static boolean isInterrupt(Exception e) {
    return e instanceof InterruptedException || Thread.currentThread().isInterrupted();
  }

  private static String hintFor(ParameterException e, CommandLine command) {
    return Suggestions.of(e)
        .map(meant -> "did you mean " + meant + "?")
        .orElse("see " + command.getCommandSpec().qualifiedName() + " --help");
  }

  /**
   * Prints a known error. Its hint may name the option when the message contains only the value.
   */
  private static void print(CommandLine command, DstreamException known) {
    String message = known.getMessage();
    String hint = known.hint().orElse("");
    print(command, message + ConfiguredLine.originsIn(message + " " + hint, command), hint);
  }

  private static void print(CommandLine command, String message, String hint) {
    PrintWriter err = command.getErr();
    err.println("dstream: " + message);
    if (!hint.isEmpty()) {
      err.println("hint: " + hint);
    }
    err.flush();
  }

  private static void traceIfVerbose(CommandLine command, Exception e) {
    if (Verbosity.of(command).verbose()) {
      e.printStackTrace(command.getErr());
      command.getErr().flush();
    }
  }

  private static String messageOf(Exception e) {
    String message = e.getMessage();
    return message == null || message.isBlank() ? e.getClass().getName() : firstLine(message);
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }
}
