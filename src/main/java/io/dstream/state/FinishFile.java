package io.dstream.state;

import io.dstream.checkpoint.StateWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import org.apache.spark.TaskContext;
import org.apache.spark.util.TaskCompletionListener;

/**
 * Sees to it that a task which succeeds leaves a complete file, also where nobody asked for its
 * last groups, and one that fails leaves none.
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
