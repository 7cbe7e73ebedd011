package io.dstream.source;

import io.dstream.net.ServerSockets;
import io.dstream.spec.HostAndPort;
import io.dstream.spec.RecordField;
import io.dstream.text.LineBlock;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.compression.ZlibCodecFactory;
import io.netty.handler.codec.compression.ZlibWrapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.apache.avro.ipc.Server;
import org.apache.avro.ipc.netty.NettyServer;
import org.apache.avro.ipc.specific.SpecificResponder;
import org.apache.flume.source.avro.AvroFlumeEvent;
import org.apache.flume.source.avro.AvroSourceProtocol;
import org.apache.flume.source.avro.Status;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.streaming.receiver.Receiver;

/**
 * Receives events from any number of Flume agents. Events are acknowledged once Spark has stored
 * them or, if there is a log, once they are logged. An agent keeps unacknowledged events and
 * delivers them again. Memory: the events of one delivery per connection, as many as the agent's
 * {@code batch-size}.
 */
final class FlumeReceiver extends Receiver<LineBlock> {
  private static final long serialVersionUID = 1L;

  private static final int DELIVERIES = 1_000;

  private final HostAndPort address;
  private final boolean compressed;
  private final List<RecordField> fields;
  private final long maxRate;
  private final ReceivedLog log;
  private transient CountDownLatch stopping;
  private transient ReceivedLines lines;
  private transient Server server;
  private transient FlumeEvents events;
  private transient int agents;

  /** Each delivery holds a permit while it is stored. */
  private transient Semaphore delivering;

  /**
   * @param fields the fields of a line besides its text
   * @param maxRate lines per second
   */
  FlumeReceiver(
      HostAndPort address,
      boolean compressed,
      List<RecordField> fields,
      OptionalLong maxRate,
      Optional<ReceivedLog> log) {
    super(StorageLevel.MEMORY_AND_DISK_SER());
    this.address = address;
    this.compressed = compressed;
    this.fields = List.copyOf(fields);
    this.maxRate = maxRate.orElse(0);
    this.log = log.orElse(null);
  }

  @Override
  public void onStart() {
    stopping = new CountDownLatch(1);
    delivering = new Semaphore(DELIVERIES);
    events = new FlumeEvents(fields);
    lines = new ReceivedLines(this, 0, maxRate, Optional.ofNullable(log), stopping);
    InetSocketAddress bind =
        new InetSocketAddress(ServerSockets.resolve("--host", address.host()), address.port());
    try {
      server =
          new NettyServer(
              new SpecificResponder(AvroSourceProtocol.class, new Deliveries()),
              bind,
              this::connected);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted before it listened on " + address, e);
    }
  }

  private void connected(SocketChannel channel) {
    if (compressed) {
      channel.pipeline().addFirst(ZlibCodecFactory.newZlibEncoder(ZlibWrapper.ZLIB));
      channel.pipeline().addFirst(ZlibCodecFactory.newZlibDecoder(ZlibWrapper.ZLIB));
    }
    count(1);
    channel.closeFuture().addListener(closed -> count(-1));
  }

  private synchronized void count(int change) {
    agents += change;
    if (change > 0 || (agents == 0 && !isStopping())) {
      ReceiverReport.State state =
          change > 0 ? ReceiverReport.State.CONNECTED : ReceiverReport.State.LOST;
      reportError(new ReceiverReport(state, "").text(), null);
    }
  }

  private boolean isStopping() {
    return stopping.getCount() == 0;
  }

  /** The interface that agents call. */
  private final class Deliveries implements AvroSourceProtocol {
    @Override
    public Status append(AvroFlumeEvent event) {
      return appendBatch(List.of(event));
    }

    /** Returns once the events are stored. An agent delivers failed events again. */
    @Override
    public Status appendBatch(List<AvroFlumeEvent> delivered) {
      delivering.acquireUninterruptibly();
      try {
        if (isStopping()) {
          return Status.FAILED;
        }
        lines.keep(List.of(events.lines(delivered)));
        return Status.OK;
      } catch (Exception e) { // Spark throws checked exceptions that it does not declare
        breakDown(e);
        return Status.FAILED;
      } finally {
        delivering.release();
      }
    }
  }

  /**
   * Stops the receiver in a new thread. Stopping waits for all deliveries, and the caller is one.
   */
  private void breakDown(Exception e) {
    Thread thread =
        new Thread(() -> stop("cannot store what came to " + address + ": " + e, e), "flume stops");
    thread.setDaemon(true);
    thread.start();
  }

  /** Returns once all acknowledged events are stored, so a graceful stop loses nothing. */
  @Override
  public void onStop() {
    stopping.countDown();
    delivering.acquireUninterruptibly(DELIVERIES); // waits for deliveries in progress
    try {
      if (server != null) {
        server.close();
      }
      lines.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
