package io.dstream.hadoop;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The program that has a lock, as its lock file names it.
 *
 * @param process its id
 * @param began when it began, milliseconds since the epoch; ids are used again
 * @param processes in which name space of processes it is: a container has its own
 * @param host its host
 */
record LockOwner(long process, long began, String processes, String host) {
  static final int LONGEST_LINE = 512;

  private static final Path NAME_SPACE = Path.of("/proc/self/ns/pid");
  private static final Path HOST_NAME = Path.of("/proc/sys/kernel/hostname");
  private static final int WORDS = 4;

  /** This process. */
  static LockOwner self() {
    ProcessHandle self = ProcessHandle.current();
    return new LockOwner(self.pid(), began(self), nameSpace(), hostName());
  }

  private static long began(ProcessHandle process) {
    return process.info().startInstant().map(began -> began.toEpochMilli()).orElse(0L);
  }

  private static String nameSpace() {
    try {
      return Files.readSymbolicLink(NAME_SPACE).toString();
    } catch (IOException | UnsupportedOperationException e) {
      return "-"; // no Linux
    }
  }

  private static String hostName() {
    try {
      return Files.readString(HOST_NAME).strip();
    } catch (IOException e) {
      return localHost(); // no Linux
    }
  }

  private static String localHost() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown-host";
    }
  }

  /** The content of a lock file. */
  String line() {
    return process + " " + began + " " + processes + " " + host + "\n";
  }

  /** What {@link #line} wrote; empty when it was something else, or is not all there. */
  static Optional<LockOwner> parse(String line) {
    String[] words = line.strip().split(" ", -1);
    if (words.length != WORDS || !line.endsWith("\n")) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new LockOwner(Long.parseLong(words[0]), Long.parseLong(words[1]), words[2], words[3]));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Whether it is known that the process runs. */
  boolean isRunning() {
    return isVisible() && ProcessHandle.of(process).filter(p -> began(p) == began).isPresent();
  }

  /** Whether it is known that the process has ended. */
  boolean hasEnded() {
    return isVisible() && !isRunning();
  }

  /** Whether this process sees it as long as it runs. */
  private boolean isVisible() {
    LockOwner self = self();
    return host.equals(self.host) && processes.equals(self.processes);
  }

  @Override
  public String toString() {
    return "process " + process + (host.equals(self().host) ? "" : " on " + host);
  }
}
