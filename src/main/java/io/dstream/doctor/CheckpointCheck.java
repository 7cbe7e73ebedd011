package io.dstream.doctor;

import io.dstream.checkpoint.CheckpointSummary;
import io.dstream.doctor.Finding.Status;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;

/**
 * Checks what a checkpoint belongs to, how far it has progressed, and whether another program uses
 * it.
 */
public record CheckpointCheck(String directory) implements Check {
  @Override
  public String name() {
    return "checkpoint";
  }

  @Override
  public List<Finding> look() {
    Optional<CheckpointSummary> found = CheckpointSummary.of(directory, new Configuration());
    if (found.isEmpty()) {
      return List.of(Finding.ok(name(), directory + " has none yet: a run begins one"));
    }
    CheckpointSummary checkpoint = found.get();
    String what =
        String.format(
            Locale.ROOT,
            "%s is of wordcount %s, made by dstream %s, %s",
            directory,
            options(checkpoint.pipeline()),
            checkpoint.madeBy(),
            how(checkpoint));
    return List.of(
        checkpoint
            .user()
            .map(
                user ->
                    new Finding(
                        name(),
                        Status.warn,
                        what + "; " + user + " has it",
                        Optional.of("end that run before another one starts")))
            .orElseGet(() -> Finding.ok(name(), what)));
  }

  private static String how(CheckpointSummary checkpoint) {
    return checkpoint.lastBatch().map(time -> "last batch " + time).orElse("no batch yet")
        + checkpoint.underWay().map(time -> ", that of " + time + " under way").orElse("");
  }

  private static String options(Map<String, String> pipeline) {
    return pipeline.entrySet().stream()
        .map(option -> (option.getKey() + " " + option.getValue()).strip())
        .collect(Collectors.joining(" "));
  }
}
