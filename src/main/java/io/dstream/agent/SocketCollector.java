package io.dstream.agent;

import com.fasterxml.jackson.databind.JsonNode;
import io.dstream.control.Notices;
import io.dstream.control.StopRequest;
import io.dstream.follow.FollowedLines;
import io.dstream.net.ClientSockets;
import io.dstream.spec.HostAndPort;
import io.dstream.spec.IoErrors;
import io.dstream.spec.Phrases;
import io.dstream.text.LineBlock;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Sends lines to a TCP server. TCP does not tell what the peer has read. When a connection breaks,
 * the most recent lines are sent again over the next one: up to {@value #AGAIN_BYTES} bytes of the
 * last {@value #AGAIN_SECONDS} seconds. Lines may therefore arrive twice. None is lost as long as
 * fewer bytes are in transit, in the buffers of the two machines and of the peer, and the
 * connection shows within that time that the peer is gone. A peer that closes the connection after
 * the agent has ended it has read everything.
 */
final class SocketCollector implements Collector {
  /** More than is ever in transit to {@code --source socket --listen}. */
  static final long AGAIN_BYTES = 1 << 20;

  private static final int AGAIN_SECONDS = 10;
  private static final int SEND_BUFFER = 64 << 10;
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
  private static final int FAREWELL_MILLIS = 10_000;
  private static final long TRY_EVERY_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final HostAndPort server;
  private final StopRequest stop;
  private final Notices notices;
  private final Outage outage;
  private final Deque<Sent> window = new ArrayDeque<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private long windowBytes;
  private Optional<JsonNode> arrived = Optional.empty();
  private volatile Socket socket = new Socket();
  private volatile boolean connected;
  private long triedNanos;

  private static final class Sent {
    private final Handover lines;
    private long nanos = System.nanoTime(); // when it was sent last

    Sent(Handover lines) {
      this.lines = lines;
    }
  }

  SocketCollector(HostAndPort server, Notices notices, StopRequest stop) {
    this.server = server;
    this.stop = stop;
    this.notices = notices;
    this.outage = new Outage("socket " + server, notices, stop);
    stop.onRequest(this::stopping);
  }

  /**
   * Ends a connection attempt at once. Disconnects from a peer that does not read after a while.
   */
  private void stopping() {
    if (!connected) {
      cutOff();
      return;
    }
    Thread last = new Thread(this::cutOffLater, "end of " + server);
    last.setDaemon(true);
    last.start();
  }

  private void cutOffLater() {
    try {
      if (!closed.await(2L * FAREWELL_MILLIS, TimeUnit.MILLISECONDS)) {
        cutOff();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void deliver(Handover lines) throws InterruptedException {
    window.add(new Sent(lines));
    windowBytes += lines.bytes();
    boolean sent = connected && sends(lines);
    while (!sent && !stop.requested()) {
      sent = connects() && sendsAgain();
      if (!sent && !outage.pause()) {
        return;
      }
    }
    if (sent) {
      forget();
    }
  }

  private boolean connects() {
    triedNanos = System.nanoTime();
    try {
      socket.close();
      socket = ClientSockets.ofThisMachine().connect(server, CONNECT_TIMEOUT, this::opening);
      connected = true;
      return true;
    } catch (UnknownHostException e) {
      return broken("the host is unknown");
    } catch (IOException e) {
      return broken(IoErrors.reason(e));
    }
  }

  /** Keeps the send buffer small, so that little is in transit. Lets a stop end the attempt. */
  private void opening(Socket opened) {
    try {
      opened.setSendBufferSize(SEND_BUFFER);
      socket = opened;
      if (stop.requested()) {
        opened.close();
      }
    } catch (IOException e) {
      notices.detail("socket " + server + ": " + e.getMessage());
    }
  }

  private boolean broken(String reason) {
    connected = false;
    outage.begins(reason);
    return false;
  }

  private boolean sendsAgain() {
    for (Sent sent : window) {
      if (!sends(sent.lines)) {
        return false;
      }
      sent.nanos = System.nanoTime();
    }
    return true;
  }

  private boolean sends(Handover lines) {
    try {
      for (FollowedLines part : lines.lines()) {
        LineBlock block = part.block();
        socket.getOutputStream().write(block.bytes(), block.from(), block.length());
      }
      outage.ends();
      return true;
    } catch (IOException e) {
      return broken(IoErrors.reason(e));
    }
  }

  /** Forgets lines that are not among the last bytes or are older than the last seconds. */
  private void forget() {
    long old = System.nanoTime() - TimeUnit.SECONDS.toNanos(AGAIN_SECONDS);
    while (!window.isEmpty()) {
      Sent oldest = window.peek();
      long later = windowBytes - oldest.lines.bytes();
      if (later < AGAIN_BYTES && oldest.nanos > old) {
        return;
      }
      window.remove();
      windowBytes = later;
      arrived = Optional.of(oldest.lines.position());
    }
  }

  @Override
  public void idle() {
    if (window.isEmpty()) {
      return;
    }
    if (connected && !isThere()) {
      broken("the server closed the connection");
    }
    if (!connected && System.nanoTime() - triedNanos >= TRY_EVERY_NANOS && connects()) {
      sendsAgain();
    }
    if (connected) {
      forget();
    }
  }

  /** Returns whether the peer has kept the connection open. Ignores what the peer sends. */
  private boolean isThere() {
    try {
      socket.setSoTimeout(1);
      return socket.getInputStream().read(new byte[512]) >= 0;
    } catch (SocketTimeoutException e) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public Optional<JsonNode> arrived() {
    return arrived;
  }

  /** Finishes even if a stop was requested; a stop ends only an attempt to connect. */
  @Override
  public void finish() {
    if (window.isEmpty()) {
      return;
    }
    if (!connected) {
      return; // the user already knows that lines wait
    }
    if (isThere() && saysGoodbye()) {
      arrived = Optional.of(window.getLast().lines.position());
      window.clear();
      windowBytes = 0;
    } else {
      notices.say(
          "socket "
              + server
              + " does not say whether it has read all: the next start sends the last "
              + Phrases.count(windowBytes, "byte")
              + " again");
    }
  }

  private boolean saysGoodbye() {
    try {
      socket.shutdownOutput();
      socket.setSoTimeout(FAREWELL_MILLIS);
      byte[] ignored = new byte[512];
      int read = 0;
      while (read >= 0) {
        read = socket.getInputStream().read(ignored);
      }
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private void cutOff() {
    try {
      socket.close();
    } catch (IOException e) {
      notices.detail("socket " + server + ": " + e.getMessage());
    }
  }

  @Override
  public void close() {
    closed.countDown();
    cutOff();
  }
}
