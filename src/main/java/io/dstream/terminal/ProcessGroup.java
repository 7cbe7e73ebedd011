package io.dstream.terminal;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Checks whether this process is in the foreground of its terminal. The system stops a background
 * process (SIGTTIN, SIGTTOU) that reads keys or changes the terminal's settings.
 */
public final class ProcessGroup {
  private static final Path STAT = Path.of("/proc/self/stat");

  private ProcessGroup() {}

  /**
   * Returns whether the process may use its controlling terminal. True also if there is none or the
   * system does not tell.
   */
  public static boolean inForeground() {
    return ids().map(ProcessGroup::foreground).orElse(true);
  }

  /** The process group and the foreground process group of the controlling terminal. */
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
   * Reads a line of {@code /proc/PID/stat}; the command in parentheses can contain any character.
   */
  static Optional<Ids> ofStat(String stat) {
    // After the command: state, parent, process group, session, terminal, foreground group.
    String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" +", -1);
    return fields.length < 6 ? Optional.empty() : ids(fields[2], fields[5]);
  }

  /** Reads the output of {@code ps -o pgid=,tpgid=}. */
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
