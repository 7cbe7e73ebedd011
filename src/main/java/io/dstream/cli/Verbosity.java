package io.dstream.cli;

import io.dstream.control.Notices;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** {@code -q} and {@code -v}, shared by every command that runs for a while. */
final class Verbosity {
  @Option(
      names = {"-q", "--quiet"},
      description = "Print errors only on stderr.")
  private boolean quiet;

  @Option(
      names = {"-v", "--verbose"},
      description = "Say more on stderr: log, reasons, stack traces.")
  private boolean verbose;

  boolean quiet() {
    return quiet;
  }

  boolean verbose() {
    return verbose;
  }

  /** Returns notices on {@code err} at the chosen verbosity. */
  Notices notices(PrintWriter err) {
    return Notices.to(err, quiet, verbose);
  }

  /** Prints a line on stderr, unless {@code -q}. */
  void say(CommandSpec command, String line) {
    if (!quiet) {
      print(command, line);
    }
  }

  /** Prints remarks about the given options on stderr, unless {@code -q}. */
  void remark(CommandSpec command, List<String> remarks) {
    remarks.forEach(remark -> say(command, "dstream: " + remark));
  }

  /** Prints a detail on stderr, with {@code -v} only. */
  void sayMore(CommandSpec command, String line) {
    if (verbose) {
      print(command, line);
    }
  }

  private static void print(CommandSpec command, String line) {
    command.commandLine().getErr().println(line);
    command.commandLine().getErr().flush();
  }

  /**
   * Returns the verbosity of a parsed command; neither quiet nor verbose if it has no such options.
   */
  static Verbosity of(CommandLine command) {
    CommandSpec mixin = command.getCommandSpec().mixins().get("verbosity");
    return mixin == null ? new Verbosity() : (Verbosity) mixin.userObject();
  }
}
