package io.dstream.state;

import io.dstream.checkpoint.StateWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import org.apache.spark.TaskContext;
import org.apache.spark.util.TaskCompletionListener;

/**
 * Ensures that a task that succeeds leaves a complete file, even if its last groups were never
 * requested, and that a task that fails leaves none.
 */
final class FinishFile implements TaskCompletionListener {
  private final Iterator<?> steps;
  private final StateWriter file;

  FinishFile(Iterator<?> steps, StateWriter file) {
    this.steps = steps;
    this.file = file;
  }

  @Override
  public void onTaskCompletion(TaskContext context) {
    try (file) {
      if (!context.isFailed() && !context.isInterrupted()) {
        steps.forEachRemaining(state -> {});
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
