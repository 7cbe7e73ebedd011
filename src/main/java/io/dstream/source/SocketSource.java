package io.dstream.source;

import io.dstream.control.Notices;
import io.dstream.spec.DstreamException;
import io.dstream.spec.Guarantee;
import io.dstream.spec.HostAndPort;
import io.dstream.spec.PipelineSpec;
import io.dstream.text.LineBlock;
import java.net.URI;
import java.util.Set;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaStreamingContext;
import picocli.CommandLine.Option;

/** Lines from a TCP server, read by a receiver that connects again when the server goes away. */
public record SocketSource(HostAndPort server) implements Source {

  /** Options of {@code --source socket}. */
  public static final class Options implements SourceOptions {
    @Option(
        names = "--host",
        paramLabel = "HOST",
        defaultValue = "localhost",
        description = "The server (default: ${DEFAULT-VALUE}).")
    private String host;

    @Option(
        names = "--port",
        paramLabel = "PORT",
        defaultValue = "9999",
        description = "Its TCP port (default: ${DEFAULT-VALUE}).")
    private int port;

    @Override
    public String name() {
      return "socket";
    }

    @Override
    public Set<String> saidByUri() {
      return Set.of("--host", "--port");
    }

    @Override
    public void use(URI uri) {
      if (uri.getHost() == null || uri.getPort() == -1) {
        throw DstreamException.usage(
            "--source " + uri + " names no host and port", "write socket://localhost:9999");
      }
      host = uri.getHost();
      port = uri.getPort();
    }

    @Override
    public Source toSource() {
      if (host.isBlank()) {
        throw DstreamException.usage("--host is empty");
      }
      if (port < 1 || port > 65_535) {
        throw DstreamException.usage("--port " + port + " is no port", "ports are 1 to 65535");
      }
      return new SocketSource(new HostAndPort(host, port));
    }
  }

  @Override
  public String uri() {
    return "socket://" + server;
  }

  @Override
  public boolean usesReceiver() {
    return true;
  }

  @Override
  public boolean limitsRate() {
    return true;
  }

  @Override
  public Guarantee guarantee() {
    return new Guarantee(
        Guarantee.Level.AT_MOST_ONCE,
        "a socket does not repeat itself; what was received and not counted is lost with the"
            + " program");
  }

  @Override
  public void check() {
    // A server that is not there yet is waited for.
  }

  @Override
  public Feed open(JavaStreamingContext context, PipelineSpec<?, ?> spec, Notices notices) {
    ReceiverNotices receiver = new ReceiverNotices(notices);
    context.addStreamingListener(receiver);
    int tasks = 2 * context.sparkContext().defaultParallelism();
    JavaDStream<LineBlock> blocks =
        context
            .receiverStream(new SocketReceiver(server, spec.rate().maxRate()))
            .transform(new Coalesce(tasks));
    return new Feed() {
      @Override
      public JavaDStream<LineBlock> blocks() {
        return blocks;
      }

      @Override
      public void check() {
        receiver.check();
      }
    };
  }

  /** Many small received blocks make few tasks. */
  private record Coalesce(int tasks) implements Function<JavaRDD<LineBlock>, JavaRDD<LineBlock>> {
    private static final long serialVersionUID = 1L;

    @Override
    public JavaRDD<LineBlock> call(JavaRDD<LineBlock> blocks) {
      return blocks.coalesce(tasks);
    }
  }
}
