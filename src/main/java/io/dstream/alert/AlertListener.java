package io.dstream.alert;

/** Is told when an alert begins to fire for rows, and when it ends to. */
@FunctionalInterface
public interface AlertListener {
  /** Called by the stream's own thread: it waits meanwhile. */
  void changed(AlertChange change);
}
