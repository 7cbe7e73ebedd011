package io.dstream.shell;

import io.dstream.spec.DstreamException;
import io.dstream.spec.ExitStatus;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.List;
import org.jline.reader.EOFError;
import org.jline.reader.Parser.ParseContext;

/** Runs commands from a stream without a prompt, and stops at the first that fails. */
final class ScriptShell {
  private final ShellParser parser = new ShellParser();
  private final CommandRunner runner;
  private final BufferedReader lines;

  ScriptShell(CommandRunner runner, Reader lines) {
    this.runner = runner;
    this.lines = new BufferedReader(lines);
  }

  /** Returns the exit status of the command that failed, else 0. */
  int run() throws IOException {
    int status = ExitStatus.DONE;
    String line = lines.readLine();
    while (line != null && status == ExitStatus.DONE && !runner.left()) {
      status = run(line);
      line = lines.readLine();
    }
    return status;
  }

  private int run(String firstLine) throws IOException {
    String command = firstLine;
    while (true) {
      try {
        return runner.run(words(command));
      } catch (EOFError open) {
        String next = lines.readLine();
        if (next == null) {
          return runner.refuse(unfinished(open));
        }
        command = command + "\n" + next;
      }
    }
  }

  private List<String> words(String command) {
    return parser.parse(command, command.length(), ParseContext.ACCEPT_LINE).words();
  }

  private static DstreamException unfinished(EOFError open) {
    return open.getMissing().equals("newline")
        ? DstreamException.usage("the last line ends in a backslash")
        : DstreamException.usage("the last command has a quote that is never closed");
  }
}
