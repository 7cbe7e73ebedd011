package io.dstream.web;

import io.dstream.spec.HostAndPort;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A way to a server on which the first connections break after some bytes of the answer or some
 * milliseconds, whatever comes first. Those that follow are left in peace.
 */
public final class CuttingProxy implements AutoCloseable {
  private static final int MOST_BYTES = 40_000;
  private static final int MOST_MILLIS = 200;

  private final ServerSocket here;
  private final HostAndPort server;
  private final int cuts;
  private final Random random;
  private final AtomicInteger done = new AtomicInteger();

  /**
   * @param cuts how many connections break
   * @param seed after how much they do
   */
  public CuttingProxy(HostAndPort server, int cuts, long seed) throws IOException {
    this.here = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    this.server = server;
    this.cuts = cuts;
    this.random = new Random(seed);
    daemon(this::serve);
  }

  /** Where it listens. */
  public int port() {
    return here.getLocalPort();
  }

  /** How many connections broke. */
  public int done() {
    return done.get();
  }

  private void serve() {
    boolean first = true;
    while (!here.isClosed()) {
      try {
        Socket client = here.accept();
        int least = first ? MOST_BYTES : 1; // somebody is to know that there is a server
        first = false;
        int limit = done.get() < cuts ? least + random.nextInt(MOST_BYTES) : Integer.MAX_VALUE;
        int millis = random.nextInt(MOST_MILLIS);
        daemon(() -> pass(client, limit, millis));
      } catch (IOException e) {
        return; // it is closed
      }
    }
  }

  private void pass(Socket client, int limit, int millis) {
    try (client;
        Socket there = new Socket(server.host(), server.port())) {
      daemon(() -> copy(client, there, Integer.MAX_VALUE));
      if (limit < Integer.MAX_VALUE) {
        there.setSoTimeout(millis + 1);
      }
      copy(there, client, limit);
      if (limit < Integer.MAX_VALUE) {
        client.setSoLinger(true, 0); // a reset, not a proper end
        done.incrementAndGet();
      }
    } catch (IOException e) {
      done.addAndGet(limit < Integer.MAX_VALUE ? 1 : 0); // the client has gone first
    }
  }

  private static void copy(Socket from, Socket to, int limit) {
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] bytes = new byte[512];
      int left = limit;
      int read = in.read(bytes, 0, Math.min(bytes.length, left));
      while (read > 0) {
        out.write(bytes, 0, read);
        left -= read;
        read = left == 0 ? -1 : in.read(bytes, 0, Math.min(bytes.length, left));
      }
    } catch (IOException e) {
      return; // one of the two has gone
    }
  }

  private static void daemon(Runnable task) {
    Thread thread = new Thread(task, "cutting proxy");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    here.close();
  }
}
