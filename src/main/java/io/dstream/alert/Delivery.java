package io.dstream.alert;

import java.io.IOException;

/** A way to notify somebody outside of this process. */
interface Delivery {
  /** The name of the delivery, for messages. */
  String name();

  /**
   * Delivers a change.
   *
   * @return the output of the other side, possibly empty
   * @throws IOException when the change could not be delivered
   */
  String deliver(AlertChange change) throws IOException, InterruptedException;
}
