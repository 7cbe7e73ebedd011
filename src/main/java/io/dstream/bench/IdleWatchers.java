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

/** Many watchers of a dashboard that discard what they read. One thread serves all of them. */
final class IdleWatchers implements AutoCloseable {
  private static final int BUFFER = 1 << 16;

  private final Selector selector;
  private final List<SocketChannel> channels = new ArrayList<>();
  private final Thread reader = new Thread(this::read, "watchers");
  private volatile boolean closed;
  private final AtomicInteger lost = new AtomicInteger();

  /** Opens {@code number} connections to {@code /api/stream} of a dashboard on this machine. */
  IdleWatchers(int number, int port) throws IOException {
    selector = Selector.open();
    byte[] request = "GET /api/stream HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(US_ASCII);
    for (int i = 0; i < number; i++) {
      SocketChannel channel =
          SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      channels.add(channel);
      channel.write(ByteBuffer.wrap(request)); // it fits into the system's empty buffer
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
      // The watcher is lost, as at the end of its stream.
    }
    key.cancel();
    lost.incrementAndGet();
  }

  /** Fails when one of the watchers has lost its connection. */
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
