package io.dstream.source;

import io.dstream.control.Notices;
import io.dstream.spec.DstreamException;
import io.dstream.spec.Phrases;
import io.dstream.spec.Silence;
import java.time.Instant;
import java.util.Optional;
import org.apache.spark.streaming.scheduler.ReceiverInfo;
import org.apache.spark.streaming.scheduler.StreamingListener;
import org.apache.spark.streaming.scheduler.StreamingListenerReceiverError;
import org.apache.spark.streaming.scheduler.StreamingListenerReceiverStarted;
import org.apache.spark.streaming.scheduler.StreamingListenerReceiverStopped;

/**
 * Passes a receiver's reports to the user, wherever it runs, and explains from them why nothing
 * arrives.
 */
final class ReceiverNotices implements StreamingListener {
  private final int stream;
  private final ReceiverWords words;
  private final Notices notices;
  private volatile Silence silence =
      Silence.of("starts", "the receiver has not started; an executor needs a core for it");
  private volatile Optional<String> failure = Optional.empty();

  /** Creates the notices for the receiver of the input stream with id {@code stream}. */
  ReceiverNotices(int stream, ReceiverWords words, Notices notices) {
    this.stream = stream;
    this.words = words;
    this.notices = notices;
  }

  @Override
  public void onReceiverStarted(StreamingListenerReceiverStarted started) {
    if (!isOurs(started.receiverInfo())) {
      return;
    }
    silence = Silence.of("connects", words.beginning() + " " + sinceNow());
  }

  @Override
  public void onReceiverError(StreamingListenerReceiverError error) {
    if (!isOurs(error.receiverInfo())) {
      return;
    }
    String text = error.receiverInfo().lastErrorMessage();
    ReceiverReport.of(text).ifPresentOrElse(this::note, () -> notices.say(text));
  }

  private void note(ReceiverReport report) {
    if (report.state() == ReceiverReport.State.CONNECTED) {
      String why = words.connected() + " " + sinceNow() + ", and no whole line came";
      silence = Silence.of("connected", why);
      return;
    }
    String reason = report.detail().isEmpty() ? "" : ": " + report.detail();
    String why = words.lost() + " " + sinceNow() + reason;
    Optional<String> notice = words.notice(report.detail());
    silence =
        notice.isPresent() ? Silence.told("not connected", why) : Silence.of("not connected", why);
    if (report.state() == ReceiverReport.State.LOST) {
      notice.ifPresent(notices::say);
    }
  }

  private boolean isOurs(ReceiverInfo receiver) {
    return receiver.streamId() == stream;
  }

  private static String sinceNow() {
    return Phrases.since(Instant.now());
  }

  @Override
  public void onReceiverStopped(StreamingListenerReceiverStopped stopped) {
    if (isOurs(stopped.receiverInfo()) && !stopped.receiverInfo().lastError().isEmpty()) {
      failure = Optional.of(stopped.receiverInfo().lastErrorMessage());
    }
  }

  /** Explains why nothing arrives. */
  Silence silence() {
    return silence;
  }

  /**
   * Fails the stream if the receiver failed.
   *
   * @throws DstreamException if the receiver failed
   */
  void check() {
    failure.ifPresent(
        message -> {
          throw DstreamException.failed(message, "the receiver has ended", null);
        });
  }
}
