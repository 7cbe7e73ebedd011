package io.dstream.engine;

import io.dstream.control.Notices;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import org.apache.spark.streaming.scheduler.StreamingListener;
import org.apache.spark.streaming.scheduler.StreamingListenerStreamingStarted;

/**
 * Says what is waited for, under the notices, until the first result or the first batch is there.
 * Only where stderr is a terminal that can wipe it. Thread-safe.
 */
public final class StartNotice implements BatchListener, StreamingListener, AutoCloseable {
  private static final char ELLIPSIS = '…';

  private final Notices notices;
  private boolean over;

  private StartNotice(Notices notices) {
    this.notices = notices;
  }

  /** Begins: Spark is being started. */
  public static StartNotice on(Notices notices) {
    StartNotice notice = new StartNotice(notices);
    notice.show(starting(Charset.defaultCharset().newEncoder().canEncode(ELLIPSIS)));
    return notice;
  }

  /** The words for it, in ASCII where nothing else can be shown. */
  public static String starting(boolean unicode) {
    return "starting Spark" + (unicode ? ELLIPSIS : "...");
  }

  private synchronized void show(String line) {
    if (!over) {
      notices.footer("dstream: " + line);
    }
  }

  @Override
  public void onStreamingStarted(StreamingListenerStreamingStarted event) {
    show("waiting for the first batch");
  }

  @Override
  public void completed(BatchReport batch) {
    close();
  }

  /** The stream that results go to; the first one wipes the notice. */
  public OutputStream before(OutputStream results) {
    return new FilterOutputStream(results) {
      @Override
      public void write(int b) throws IOException {
        StartNotice.this.close();
        out.write(b);
      }

      @Override
      public void write(byte[] bytes, int from, int length) throws IOException {
        StartNotice.this.close();
        out.write(bytes, from, length);
      }
    };
  }

  /** Wipes it. */
  @Override
  public synchronized void close() {
    if (!over) {
      over = true;
      notices.footer("");
    }
  }
}
