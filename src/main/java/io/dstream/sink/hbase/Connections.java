package io.dstream.sink.hbase;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.hbase.client.Connection;

/**
 * The connections of this JVM's executor, one per stream, made when a task asks for it and shared
 * by its tasks. Thread-safe.
 */
final class Connections {
  private static final Map<String, Connection> BY_STREAM = new ConcurrentHashMap<>();

  private Connections() {}

  /** That of a stream. */
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

  /** Closes that of a stream, where there is one. */
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
