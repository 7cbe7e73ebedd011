package io.dstream.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.dstream.spec.DstreamException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.commons.io.IOUtils;

/** Many who watch a dashboard, and look at nothing of what they read: one thread for all. */
final class IdleWatchers implements AutoCloseable {
  private static final int BUFFER = 1 << 16;

  private final Selector selector;
  private final List<SocketChannel> channels = new ArrayList<>();
  private final Thread reader = new Thread(this::read, "watchers");
  private volatile boolean closed;
  private final AtomicInteger lost = new AtomicInteger();

  /** So many connections to {@code /api/stream} of a dashboard on this machine. */
  IdleWatchers(int number, int port) throws IOException {
    selector = Selector.open();
    byte[] request = "GET /api/stream HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(US_ASCII);
    for (int i = 0; i < number; i++) {
      SocketChannel channel =
          SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      channels.add(channel);
      channel.write(ByteBuffer.wrap(request)); // it fits into the empty buffer of the system
      channel.configureBlocking(false);
      channel.register(selector, SelectionKey.OP_READ);
    }
    reader.setDaemon(true);
    reader.start();
  }

  private void read() {
    ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
    try {
      while (!closed) {
        selector.select(key -> drain(key, buffer));
      }
    } catch (IOException | ClosedSelectorException e) {
      lost.set(channels.size());
    }
  }

  private void drain(SelectionKey key, ByteBuffer buffer) {
    try {
      buffer.clear();
      if (((SocketChannel) key.channel()).read(buffer) >= 0) {
        return;
      }
    } catch (IOException e) {
      // It is lost, as one that is at its end.
    }
    key.cancel();
    lost.incrementAndGet();
  }

  /** Fails when one of them does not watch any more. */
  void requireAll() {
    if (lost.get() > 0) {
      throw DstreamException.failed(lost + " of those who watch lost their connection", null);
    }
  }

  @Override
  public void close() throws IOException {
    closed = true;
    selector.wakeup();
    channels.forEach(IOUtils::closeQuietly);
    selector.close();
  }
}
