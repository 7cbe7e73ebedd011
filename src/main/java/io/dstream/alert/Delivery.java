package io.dstream.alert;

import java.io.IOException;

/** A way to tell somebody outside of this process. */
interface Delivery {
  /** What it uses, for messages. */
  String name();

  /**
   * Tells of a change.
   *
   * @return what the other side said to it, perhaps nothing
   * @throws IOException when it could not be told
   */
  String deliver(AlertChange change) throws IOException, InterruptedException;
}
