package io.dstream.alert;

/** Is notified when an alert starts or stops firing for rows. */
@FunctionalInterface
public interface AlertListener {
  /** Called on the stream's own thread, which waits until it returns. */
  void changed(AlertChange change);
}
