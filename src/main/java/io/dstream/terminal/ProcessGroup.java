package io.dstream.terminal;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Whether this process is in the foreground of its terminal. One in the background is stopped by
 * the system (SIGTTIN, SIGTTOU) when it reads keys or changes the terminal's settings.
 */
public final class ProcessGroup {
  private static final Path STAT = Path.of("/proc/self/stat");

  private ProcessGroup() {}

  /**
   * Whether the process may use its controlling terminal. True also where there is none, and where
   * the system does not say.
   */
  public static boolean inForeground() {
    return ids().map(ProcessGroup::foreground).orElse(true);
  }

  /** The process group, and the one in the foreground of the controlling terminal. */
  record Ids(long own, long foreground) {}

  private static boolean foreground(Ids ids) {
    return ids.foreground <= 0 || ids.own == ids.foreground;
  }

  private static Optional<Ids> ids() {
    try {
      return Files.exists(STAT) ? ofStat(Files.readString(STAT)) : ofPs(ps());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * Reads a line as {@code /proc/PID/stat} has it; the command in parentheses can hold anything.
   */
  static Optional<Ids> ofStat(String stat) {
    // Behind the command: state, parent, process group, session, terminal, foreground group.
    String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" +", -1);
    return fields.length < 6 ? Optional.empty() : ids(fields[2], fields[5]);
  }

  /** Reads what {@code ps -o pgid=,tpgid=} prints. */
  static Optional<Ids> ofPs(String line) {
    String[] fields = line.strip().split("\\s+", -1);
    return fields.length != 2 ? Optional.empty() : ids(fields[0], fields[1]);
  }

  private static Optional<Ids> ids(String own, String foreground) {
    try {
      return Optional.of(new Ids(Long.parseLong(own), Long.parseLong(foreground)));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static String ps() throws IOException {
    String pid = Long.toString(ProcessHandle.current().pid());
    Process ps =
        new ProcessBuilder("ps", "-o", "pgid=", "-o", "tpgid=", "-p", pid)
            .redirectError(Redirect.DISCARD)
            .start();
    return new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
  }
}
