package io.dstream.source;

import io.dstream.net.ServerSockets;
import io.dstream.spec.HostAndPort;
import io.dstream.text.LineBlock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.streaming.receiver.Receiver;

/**
 * Reads the lines of any number of clients, each in its own thread, so that lines of two clients
 * never mix. A line without an LF counts when its connection ends, and when the stream stops.
 *
 * <p>Readers wait while lines are stored, so TCP slows down clients that are too fast. Memory:
 * {@value #GATHERED_BYTES} bytes or the longest line per client, and as much in the operating
 * system.
 */
final class ListenReceiver extends Receiver<LineBlock> {
  private static final long serialVersionUID = 1L;

  /** As small as is still fast, because these bytes are lost when the program is killed. */
  private static final int GATHERED_BYTES = 256 << 10;

  private final HostAndPort address;
  private final long maxRate;
  private final ReceivedLog log;
  private transient CountDownLatch stopping;
  private transient ReceivedLines lines;
  private transient ServerSocket listener;
  private transient Thread accepting;
  private transient Map<Thread, Socket> clients;

  /** Creates a receiver of at most {@code maxRate} lines per second, logged if there is a log. */
  ListenReceiver(HostAndPort address, OptionalLong maxRate, Optional<ReceivedLog> log) {
    super(StorageLevel.MEMORY_AND_DISK_SER());
    this.address = address;
    this.maxRate = maxRate.orElse(0);
    this.log = log.orElse(null);
  }

  @Override
  public void onStart() {
    stopping = new CountDownLatch(1);
    clients = new ConcurrentHashMap<>();
    lines = new ReceivedLines(this, GATHERED_BYTES, maxRate, Optional.ofNullable(log), stopping);
    InetAddress bind = ServerSockets.resolve(ListenSource.OPTION, address.host());
    try {
      listener = ServerSockets.open(bind, address.port(), GATHERED_BYTES);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    accepting = thread(this::accept, "accepts clients on " + address);
    accepting.start();
  }

  private static Thread thread(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  private void accept() {
    try {
      while (!isStopping()) {
        Socket client = listener.accept();
        Thread reader = thread(() -> read(client), "client " + client.getRemoteSocketAddress());
        synchronized (this) {
          clients.put(reader, client);
          report(ReceiverReport.State.CONNECTED);
          reader.start();
        }
      }
    } catch (IOException e) {
      if (!isStopping()) {
        stop("cannot listen on " + address + ": " + e.getMessage(), e);
      }
    }
  }

  private void read(Socket client) {
    try (client) {
      lines.readFrom(client.getInputStream(), () -> {});
    } catch (IOException e) {
      // The connection broke: the lines received so far count.
    } catch (Throwable e) { // Spark throws checked exceptions that it does not declare
      stop("client of " + address + ": " + e, e);
    } finally {
      synchronized (this) {
        clients.remove(Thread.currentThread());
        if (clients.isEmpty() && !isStopping()) {
          report(ReceiverReport.State.LOST);
        }
      }
    }
  }

  private void report(ReceiverReport.State state) {
    reportError(new ReceiverReport(state, "").text(), null);
  }

  private boolean isStopping() {
    return stopping.getCount() == 0;
  }

  /**
   * Waits for a thread to end, unless it is the current thread, which stops the receiver on
   * failure.
   */
  private static void joinOther(Thread thread) throws InterruptedException {
    if (Thread.currentThread() != thread) {
      thread.join();
    }
  }

  /** Returns once all received lines are stored, so a graceful stop loses nothing. */
  @Override
  public void onStop() {
    stopping.countDown();
    try {
      listener.close();
      joinOther(accepting);
      for (Map.Entry<Thread, Socket> client : Map.copyOf(clients).entrySet()) {
        client.getValue().close();
        joinOther(client.getKey());
      }
      lines.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
