package io.dstream.shell;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Buffers the output of a job until it is viewed. The output is read at once, so that the job never
 * waits. Up to {@value #CHARACTERS} characters are kept; the oldest lines are dropped first.
 * Thread-safe.
 */
final class JobOutput {
  private static final int CHARACTERS = 1 << 20;
  private static final int OPENING_LINES = 5;

  private final Deque<String> unseen = new ArrayDeque<>();
  private final List<String> opening = new ArrayList<>();
  private int characters;
  private long leftOut;
  private boolean ended;

  /** Reads {@code printed} to its end, in the background. */
  static JobOutput of(Reader printed, String name) {
    JobOutput output = new JobOutput();
    Thread reader = new Thread(() -> output.read(printed), name);
    reader.setDaemon(true);
    reader.start();
    return output;
  }

  private void read(Reader printed) {
    try (BufferedReader lines = new BufferedReader(printed)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        add(line);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      end();
    }
  }

  private synchronized void add(String line) {
    if (opening.size() < OPENING_LINES) {
      opening.add(line);
    }
    unseen.add(line);
    characters += length(line);
    while (characters > CHARACTERS) {
      characters -= length(unseen.remove());
      leftOut++;
    }
    notifyAll();
  }

  /** Returns the length of a line with its end, so that empty lines count too. */
  private static int length(String line) {
    return line.length() + 1;
  }

  private synchronized void end() {
    ended = true;
    notifyAll();
  }

  /** Waits for lines not taken yet and takes them; returns none once the job has ended. */
  synchronized List<String> take() throws InterruptedException {
    while (unseen.isEmpty() && leftOut == 0 && !ended) {
      wait();
    }
    List<String> lines = new ArrayList<>();
    if (leftOut > 0) {
      lines.add("... " + leftOut + " lines were left out");
    }
    lines.addAll(unseen);
    unseen.clear();
    characters = 0;
    leftOut = 0;
    return lines;
  }

  /** Returns the first lines, at most {@value #OPENING_LINES}, whether or not they were viewed. */
  synchronized List<String> opening() {
    return List.copyOf(opening);
  }

  /** Returns the number of lines that were not viewed. */
  synchronized long unseen() {
    return leftOut + unseen.size();
  }
}
