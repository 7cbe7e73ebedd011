package io.dstream.engine;

import io.dstream.control.Notices;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import org.apache.spark.streaming.scheduler.StreamingListener;
import org.apache.spark.streaming.scheduler.StreamingListenerStreamingStarted;

/**
 * Shows below the notices what the program is waiting for, until the first result or the first
 * batch. Only for a terminal on stderr that can erase the line. Thread-safe.
 */
public final class StartNotice implements BatchListener, StreamingListener, AutoCloseable {
  private static final char ELLIPSIS = '…';

  private final Notices notices;
  private boolean over;

  private StartNotice(Notices notices) {
    this.notices = notices;
  }

  /** Shows the first notice: Spark is starting. */
  public static StartNotice on(Notices notices) {
    StartNotice notice = new StartNotice(notices);
    notice.show(starting(Charset.defaultCharset().newEncoder().canEncode(ELLIPSIS)));
    return notice;
  }

  /** Returns the text of the first notice, in ASCII unless {@code unicode}. */
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

  /** Returns a stream that passes on the results; the first write erases the notice. */
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

  /** Erases the notice. */
  @Override
  public synchronized void close() {
    if (!over) {
      over = true;
      notices.footer("");
    }
  }
}
