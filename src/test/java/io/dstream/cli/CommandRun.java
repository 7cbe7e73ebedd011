package io.dstream.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/**
 * What a command line gave, run inside this JVM.
 *
 * @param out what the command printed on its own stdout writer
 * @param err what it printed on its own stderr writer
 */
record CommandRun(int exitStatus, String out, String err) {
  static CommandRun of(String... arguments) {
    return in(CommandTree.create(), arguments);
  }

  /** What it gives in a tree of its own. */
  static CommandRun in(CommandLine tree, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    tree.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    int exitStatus = tree.execute(arguments);
    return new CommandRun(exitStatus, out.toString(), err.toString());
  }

  /** An error: its exit status and the lines on stderr, with nothing on stdout. */
  static CommandRun error(int exitStatus, String... lines) {
    return new CommandRun(exitStatus, "", String.join("\n", lines) + "\n");
  }
}
