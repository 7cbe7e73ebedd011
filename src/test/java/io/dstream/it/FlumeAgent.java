package io.dstream.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A real agent of Flume in a process of its own: it takes the lines of files that are put into a
 * directory, keeps them in a channel on disk, and delivers them through its avro sink.
 */
final class FlumeAgent {
  private final Dstream processes;
  private final Path spool;
  private final Path settings;
  private int files;

  /**
   * @param port of whom it delivers to
   * @param more settings of the sink, such as {@code compression-type = deflate}
   */
  FlumeAgent(Dstream processes, int port, String... more) {
    this.processes = processes;
    this.spool = processes.directory("spool");
    String sink =
        Stream.of(more).map(setting -> "a.sinks.k." + setting + "\n").collect(Collectors.joining());
    this.settings =
        processes.file(
            "agent.properties",
            """
            a.sources = s
            a.channels = c
            a.sinks = k
            a.sources.s.type = spooldir
            a.sources.s.spoolDir = %s
            a.sources.s.basenameHeader = true
            a.sources.s.batchSize = 50
            a.sources.s.maxBackoff = 200
            a.sources.s.channels = c
            a.channels.c.type = file
            a.channels.c.checkpointDir = %s
            a.channels.c.dataDirs = %s
            a.channels.c.minimumRequiredSpace = 1048576
            a.sinks.k.type = avro
            a.sinks.k.hostname = 127.0.0.1
            a.sinks.k.port = %d
            a.sinks.k.batch-size = 50
            a.sinks.k.channel = c
            %s
            """
                .formatted(
                    spool,
                    processes.directory("channel-checkpoint"),
                    processes.directory("channel-data"),
                    port,
                    sink)
                .getBytes(UTF_8));
  }

  /** Starts it, or starts it again. */
  Program start() {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classes =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, 0))
            .filter(path -> path.endsWith(".jar"))
            .collect(Collectors.joining(File.pathSeparator));
    return processes
        .other(
            List.of(
                java,
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                classes,
                "org.apache.flume.node.Application",
                "--no-reload-conf",
                "--conf-file",
                settings.toString(),
                "--name",
                "a"))
        .start();
  }

  /** Hands over lines in a file of its own, whose name is the number of the call, from 1. */
  void send(List<String> lines) {
    try {
      Path written = processes.file("spooled", (String.join("\n", lines) + "\n").getBytes(UTF_8));
      Files.move(written, spool.resolve(String.valueOf(++files)), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
