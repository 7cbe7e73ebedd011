package io.dstream.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dstream.control.OwnProgram;
import io.dstream.spec.DstreamException;
import io.dstream.spec.IoErrors;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** A contender in a fresh JVM. */
final class TrialProcess implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final int LAST_WORDS = 15;

  private final Process process;
  private final BufferedReader lines;
  private final Path errors;

  private TrialProcess(Process process, Path errors) {
    this.process = process;
    this.errors = errors;
    this.lines = process.inputReader(StandardCharsets.UTF_8);
  }

  static TrialProcess stream(StreamPlan plan, Workspace workspace) {
    return start("stream", plan, workspace);
  }

  /** Counts in memory and returns the result. */
  static CountPlan.Result count(CountPlan plan, Workspace workspace) {
    try (TrialProcess process = start("count", plan, workspace)) {
      return process.next(CountPlan.Result.class);
    }
  }

  /** Stores in a database and returns the result. */
  static StorePlan.Result store(StorePlan plan, Workspace workspace) {
    try (TrialProcess process = start("store", plan, workspace)) {
      return process.next(StorePlan.Result.class);
    }
  }

  private static TrialProcess start(String kind, Object plan, Workspace workspace) {
    Path directory = workspace.directory();
    Path errors = directory.resolve("errors.log");
    try {
      Path temporary = Files.createDirectories(directory.resolve("tmp"));
      List<String> command =
          new ArrayList<>(OwnProgram.command(temporary, heapOf(workspace.heap())));
      command.addAll(List.of("bench-trial", kind, JSON.writeValueAsString(plan)));
      command.add(directory.toString());
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectError(Redirect.appendTo(errors.toFile()));
      builder.environment().remove("SPARK_LOCAL_DIRS");
      return new TrialProcess(workspace.start(builder), errors);
    } catch (IOException e) {
      throw DstreamException.failed("cannot start a trial: " + IoErrors.reason(e), e);
    }
  }

  /**
   * Returns the options for a heap like that of a long-running program: fully committed and touched
   * once. The system's work at the first touch of a page took more time than the counting between
   * two collections.
   */
  private static List<String> heapOf(String size) {
    return List.of("-Xms" + size, "-Xmx" + size, "-XX:+AlwaysPreTouch");
  }

  /** Runs a full garbage collection in the process and waits until it is done. */
  void collectGarbage() throws IOException {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    Process collection =
        new ProcessBuilder(jcmd, Long.toString(process.pid()), "GC.run")
            .redirectOutput(Redirect.DISCARD)
            .redirectError(Redirect.DISCARD)
            .start();
    int status = collection.onExit().join().exitValue();
    if (status != 0) {
      throw new IOException(jcmd + " ended with " + status);
    }
  }

  /** Writes copies of a text to the process's stdin in the background, and closes it. */
  CompletableFuture<Void> send(byte[] text, int copies) {
    return CompletableFuture.runAsync(
        () -> {
          try (OutputStream stdin = process.getOutputStream()) {
            for (int i = 0; i < copies; i++) {
              stdin.write(text);
            }
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  /** Waits for the next batch. */
  Batch nextBatch() {
    return next(Batch.class);
  }

  /**
   * Returns the next batches until they contain {@code words} words in total.
   *
   * @throws DstreamException when no more words arrive
   */
  List<Batch> until(long words) {
    List<Batch> batches = new ArrayList<>();
    TallyWatch watch = new TallyWatch(words);
    for (long counted = 0; counted < words; watch.require(counted)) {
      Batch batch = nextBatch();
      batches.add(batch);
      counted += batch.tally().words();
    }
    return batches;
  }

  /**
   * Returns the first batch with this tally or with more words. Skips the batches before it.
   *
   * @throws DstreamException when no more words arrive
   */
  Batch awaitTotal(Tally total) {
    TallyWatch watch = new TallyWatch(total.words());
    while (true) {
      Batch batch = nextBatch();
      if (batch.tally().words() >= total.words()) {
        Checks.requireSame(total, batch.tally());
        return batch;
      }
      watch.require(batch.tally().words());
    }
  }

  private <T> T next(Class<T> type) {
    String line = "";
    try {
      line = lines.readLine();
      if (line == null) {
        throw DstreamException.failed("it ended before its time:\n" + lastWords(), null);
      }
      return JSON.readValue(line, type);
    } catch (JsonProcessingException e) { // the JVM prints on stdout why it cannot start
      String rest = lines.lines().limit(LAST_WORDS).collect(Collectors.joining("\n"));
      throw DstreamException.failed("it says: " + line + "\n" + rest, e);
    } catch (IOException e) {
      throw DstreamException.failed("it cannot be heard: " + IoErrors.reason(e), e);
    }
  }

  private String lastWords() throws IOException {
    List<String> all = Files.readAllLines(errors);
    return all.stream()
        .skip(Math.max(0, all.size() - LAST_WORDS))
        .collect(Collectors.joining("\n"));
  }

  /** Kills the process, since a trial has nothing to lose. */
  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }
}
