package io.dstream.hadoop;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The program that holds a lock, as its lock file describes it.
 *
 * @param process its process id
 * @param began when it started, milliseconds since the epoch, because process ids are reused
 * @param processes its process namespace, because a container has its own
 * @param host its host
 */
record LockOwner(long process, long began, String processes, String host) {
  static final int LONGEST_LINE = 512;

  private static final Path NAME_SPACE = Path.of("/proc/self/ns/pid");
  private static final Path HOST_NAME = Path.of("/proc/sys/kernel/hostname");
  private static final int WORDS = 4;

  /** Returns this process. */
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
      return "-"; // not Linux
    }
  }

  private static String hostName() {
    try {
      return Files.readString(HOST_NAME).strip();
    } catch (IOException e) {
      return localHost(); // not Linux
    }
  }

  private static String localHost() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown-host";
    }
  }

  /** Returns the content of a lock file. */
  String line() {
    return process + " " + began + " " + processes + " " + host + "\n";
  }

  /** Parses what {@link #line} wrote; empty when it is something else or incomplete. */
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

  /** Returns whether the process is known to be running. */
  boolean isRunning() {
    return isVisible() && ProcessHandle.of(process).filter(p -> began(p) == began).isPresent();
  }

  /** Returns whether the process is known to have ended. */
  boolean hasEnded() {
    return isVisible() && !isRunning();
  }

  /** Returns whether this process can see it while it runs. */
  private boolean isVisible() {
    LockOwner self = self();
    return host.equals(self.host) && processes.equals(self.processes);
  }

  @Override
  public String toString() {
    return "process " + process + (host.equals(self().host) ? "" : " on " + host);
  }
}
