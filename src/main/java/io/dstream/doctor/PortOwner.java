package io.dstream.doctor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds the process that listens on a port of this machine, using proc(5). It works on Linux and
 * for processes that the user may inspect.
 */
final class PortOwner {
  private static final Path PROC = Path.of("/proc");
  private static final List<Path> TABLES =
      List.of(PROC.resolve("net/tcp"), PROC.resolve("net/tcp6"));
  private static final String LISTENS = "0A";
  private static final int LOCAL_ADDRESS = 1;
  private static final int STATE = 3;
  private static final int INODE = 9;

  private PortOwner() {}

  /** Returns its program and process id, such as {@code java, process 1234}. */
  static Optional<String> of(int port) {
    Set<String> sockets = new HashSet<>();
    TABLES.forEach(table -> sockets.addAll(listening(table, port)));
    return sockets.isEmpty()
        ? Optional.empty()
        : ProcessHandle.allProcesses()
            .filter(process -> hasOneOf(sockets, process))
            .findFirst()
            .map(PortOwner::describe);
  }

  /** Returns the descriptor link targets of the sockets that listen on {@code port}. */
  private static Set<String> listening(Path table, int port) {
    String ending = String.format(Locale.ROOT, ":%04X", port);
    Set<String> sockets = new HashSet<>();
    try {
      for (String line : Files.readAllLines(table)) {
        String[] fields = line.strip().split("\\s+", -1);
        if (fields.length > INODE
            && fields[LOCAL_ADDRESS].endsWith(ending)
            && fields[STATE].equals(LISTENS)) {
          sockets.add("socket:[" + fields[INODE] + "]");
        }
      }
    } catch (IOException e) {
      return Set.of(); // not Linux
    }
    return sockets;
  }

  private static boolean hasOneOf(Set<String> sockets, ProcessHandle process) {
    try (Stream<Path> descriptors = Files.list(PROC.resolve(process.pid() + "/fd"))) {
      return descriptors.anyMatch(descriptor -> sockets.contains(target(descriptor)));
    } catch (IOException | UncheckedIOException e) {
      return false; // the process has ended or belongs to another user
    }
  }

  private static String target(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (IOException e) {
      return ""; // closed in the meantime
    }
  }

  /** Describes a process without its arguments, which may contain a password. */
  private static String describe(ProcessHandle process) {
    String program =
        process
            .info()
            .command()
            .map(path -> Path.of(path).getFileName().toString())
            .orElse("a program");
    return program + ", process " + process.pid();
  }
}
