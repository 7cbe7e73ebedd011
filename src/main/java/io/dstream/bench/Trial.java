package io.dstream.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dstream.spec.DstreamException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import org.apache.commons.io.FileUtils;

/**
 * Runs one contender in a separate process for {@link BenchRun}. It reports on stdout, one line of
 * JSON at a time. It ends with its stdin, so that it cannot outlive the bench.
 */
public final class Trial {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Trial() {}

  /**
   * Runs a plan.
   *
   * @param kind {@code stream}, {@code count} or {@code store}
   * @param plan a {@link StreamPlan}, {@link CountPlan} or {@link StorePlan} as JSON
   * @param directory the trial's own directory, deleted here in case the bench is killed
   */
  public static void run(String kind, String plan, Path directory)
      throws IOException, InterruptedException, SQLException {
    PrintStream out = System.out;
    if (kind.equals("stream")) {
      stream(read(plan, StreamPlan.class), new BatchTimes(out), directory);
      return;
    }
    endWithStdin(directory);
    switch (kind) {
      case "count" ->
          out.println(JSON.writeValueAsString(Counting.run(read(plan, CountPlan.class))));
      case "store" ->
          out.println(JSON.writeValueAsString(Storing.run(read(plan, StorePlan.class))));
      default -> throw DstreamException.usage("there is no trial " + kind);
    }
  }

  private static void stream(StreamPlan plan, BatchTimes times, Path directory)
      throws InterruptedException {
    boolean readsStdin = plan.source() == StreamPlan.Source.STDIN; // its end ends the stream
    if (!readsStdin) {
      endWithStdin(directory);
    }
    switch (plan.contender()) {
      case WORDCOUNT, PIPE, SQL -> DstreamStream.run(plan, times);
      case TEXTBOOK -> TextbookStream.run(plan, times);
    }
    if (readsStdin) {
      FileUtils.deleteQuietly(directory.toFile());
    }
  }

  private static <T> T read(String plan, Class<T> type) {
    try {
      return JSON.readValue(plan, type);
    } catch (JsonProcessingException e) {
      throw DstreamException.usage("the plan of a trial cannot be read: " + e.getMessage());
    }
  }

  private static void endWithStdin(Path directory) {
    Thread reader =
        new Thread(
            () -> {
              try {
                while (System.in.read() >= 0) {
                  // Nothing is written to stdin; only its end matters.
                }
              } catch (IOException e) {
                System.err.println("stdin: " + e.getMessage());
              }
              FileUtils.deleteQuietly(directory.toFile());
              Runtime.getRuntime().halt(0);
            },
            "ends with stdin");
    reader.setDaemon(true);
    reader.start();
  }
}
