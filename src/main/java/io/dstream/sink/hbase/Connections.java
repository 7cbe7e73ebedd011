package io.dstream.sink.hbase;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.hbase.client.Connection;

/**
 * The HBase connections of the executor in this JVM, one per stream. A connection is opened when a
 * task first asks for it, and the tasks of the stream share it. Thread-safe.
 */
final class Connections {
  private static final Map<String, Connection> BY_STREAM = new ConcurrentHashMap<>();

  private Connections() {}

  /** Returns the connection of a stream; opens it if there is none. */
  static Connection of(String stream, HBaseTarget target) {
    return BY_STREAM.computeIfAbsent(
        stream,
        key -> {
          try {
            return target.connect();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  /** Closes the connection of a stream, if there is one. */
  static void close(String stream) {
    Connection connection = BY_STREAM.remove(stream);
    if (connection != null) {
      try {
        connection.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
