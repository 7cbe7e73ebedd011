package io.dstream.source;

import io.dstream.control.Notices;
import org.apache.spark.streaming.scheduler.StreamingListener;
import org.apache.spark.streaming.scheduler.StreamingListenerReceiverError;

/** Brings what receivers report, wherever they run, to the user. */
final class ReceiverNotices implements StreamingListener {
  private final Notices notices;

  ReceiverNotices(Notices notices) {
    this.notices = notices;
  }

  @Override
  public void onReceiverError(StreamingListenerReceiverError error) {
    notices.say(error.receiverInfo().lastErrorMessage());
  }
}
