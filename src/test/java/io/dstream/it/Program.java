package io.dstream.it;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * A process under test. What it prints on stdout is text of bytes: ISO-8859-1, a character a byte,
 * so that nothing is lost.
 */
final class Program {
  private final List<String> command;
  private final Process process;
  private final Capture out;
  private final Capture err;

  private Program(List<String> command, Process process) {
    this.command = command;
    this.process = process;
    this.out = new Capture(process.getInputStream());
    this.err = new Capture(process.getErrorStream());
  }

  /** How a process ended and what it printed. */
  record Ended(int status, String out, String err) {
    /** What is on stdout, of a process that ended well and had nothing to say. */
    String quietly() {
      return silentlyWith(0);
    }

    /** What is on stdout, of a process that ended with {@code expected} and had nothing to say. */
    String silentlyWith(int expected) {
      if (status != expected || !said().isEmpty()) {
        throw new AssertionError("exit status " + status + ", not " + expected + ":\n" + err);
      }
      return out;
    }

    /** The lines on stderr, but for those that depend on the speed of the machine. */
    List<String> said() {
      return Program.said(err);
    }
  }

  /** That nothing came for some seconds is said where the machine is busy, and else it is not. */
  private static List<String> said(String err) {
    return err.lines().filter(line -> !line.startsWith("dstream: no rows for ")).toList();
  }

  static Program start(ProcessBuilder builder) {
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      return new Program(List.copyOf(builder.command()), process);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String out() {
    return out.text(StandardCharsets.ISO_8859_1);
  }

  /** What is on stdout up to the end of the last whole line. */
  String wholeLines() {
    String text = out();
    return text.substring(0, text.lastIndexOf('\n') + 1);
  }

  String err() {
    return err.text(StandardCharsets.UTF_8);
  }

  /** The lines on stderr, but for those that depend on the speed of the machine. */
  List<String> said() {
    return said(err());
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Waits until {@code condition} holds; a process that ends before it does is a failure. */
  void await(String what, Predicate<Program> condition) {
    Waiting.await(what)
        .until(
            () -> {
              boolean alive = isAlive();
              boolean holds = condition.test(this);
              if (!holds && !alive) {
                throw new AssertionError("ended before: " + what);
              }
              return holds;
            });
  }

  /** Sends a signal by its name, such as {@code TERM}. */
  void signal(String name) {
    try {
      int status =
          new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
              .inheritIO()
              .start()
              .waitFor();
      if (status != 0) {
        throw new AssertionError("kill -" + name + " failed; has the process ended?");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Waits for the end. */
  Ended end() {
    try {
      if (!process.waitFor(Waiting.LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("does not end");
      }
      out.finish();
      err.finish();
      return new Ended(process.exitValue(), out(), err());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Command line, end and output, for whoever looks at a failed test. */
  String report() {
    String printed = out();
    int shown = Math.min(printed.length(), 4000);
    return "$ %s%n[%s]%n--- stdout, %d bytes%n%s%n--- stderr%n%s"
        .formatted(
            String.join(" ", command),
            isAlive() ? "runs" : "exit status " + process.exitValue(),
            printed.length(),
            printed.substring(0, shown),
            err());
  }

  /** Reads a stream to its end, as it comes. */
  private static final class Capture {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Thread reader;

    Capture(InputStream in) {
      reader = new Thread(() -> read(in), "capture");
      reader.setDaemon(true);
      reader.start();
    }

    private void read(InputStream in) {
      byte[] buffer = new byte[64 * 1024];
      try (in) {
        for (int read; (read = in.read(buffer)) > 0; ) {
          synchronized (bytes) {
            bytes.write(buffer, 0, read);
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    void finish() throws InterruptedException {
      reader.join(Waiting.LIMIT.toMillis());
    }

    String text(java.nio.charset.Charset charset) {
      synchronized (bytes) {
        return bytes.toString(charset);
      }
    }
  }
}
