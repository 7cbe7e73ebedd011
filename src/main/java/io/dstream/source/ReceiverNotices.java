package io.dstream.source;

import io.dstream.control.Notices;
import io.dstream.spec.DstreamException;
import java.util.Optional;
import org.apache.spark.streaming.scheduler.StreamingListener;
import org.apache.spark.streaming.scheduler.StreamingListenerReceiverError;
import org.apache.spark.streaming.scheduler.StreamingListenerReceiverStopped;

/** Brings what receivers report, wherever they run, to the user. */
final class ReceiverNotices implements StreamingListener {
  private final Notices notices;
  private volatile Optional<String> failure = Optional.empty();

  ReceiverNotices(Notices notices) {
    this.notices = notices;
  }

  @Override
  public void onReceiverError(StreamingListenerReceiverError error) {
    notices.say(error.receiverInfo().lastErrorMessage());
  }

  @Override
  public void onReceiverStopped(StreamingListenerReceiverStopped stopped) {
    if (!stopped.receiverInfo().lastError().isEmpty()) {
      failure = Optional.of(stopped.receiverInfo().lastErrorMessage());
    }
  }

  /**
   * Makes a receiver that broke down the stream's failure.
   *
   * @throws DstreamException when one did
   */
  void check() {
    failure.ifPresent(
        message -> {
          throw DstreamException.failed(message, "the receiver has ended", null);
        });
  }
}
