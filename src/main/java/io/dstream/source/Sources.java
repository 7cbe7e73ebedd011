package io.dstream.source;

import java.util.List;

/** The registry of sources. A new source needs a new class and a line here. */
public final class Sources {
  private Sources() {}

  /** Returns new options of every source. */
  public static List<SourceOptions> all() {
    FileSource.Options files = new FileSource.Options();
    SocketSource.Options socket = new SocketSource.Options();
    return List.of(
        socket,
        files,
        new TailSource.Options(files),
        new QueueSource.Options(),
        new KafkaSource.Options(),
        new FlumeSource.Options(socket.server()),
        new StdinSource.Options());
  }
}
