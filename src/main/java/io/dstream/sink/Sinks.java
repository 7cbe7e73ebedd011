package io.dstream.sink;

import io.dstream.sink.dashboard.DashboardSink;
import io.dstream.sink.hbase.HBaseSink;
import io.dstream.sink.jdbc.JdbcSink;
import io.dstream.sink.kafka.KafkaSink;
import java.util.List;

/** The registry of sinks. A new sink needs a new class and a line here. */
public final class Sinks {
  private Sinks() {}

  /** Returns new options of every sink. */
  public static List<SinkOptions> all() {
    return List.of(
        new ConsoleSink.Options(),
        new TextSink.Options(),
        new JdbcSink.Options(),
        new KafkaSink.Options(),
        new HBaseSink.Options(),
        new DashboardSink.Options(),
        new NoneSink.Options());
  }
}
