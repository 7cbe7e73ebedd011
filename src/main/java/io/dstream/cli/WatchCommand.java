package io.dstream.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dstream.cli.option.LiveOptions;
import io.dstream.cli.option.LiveOutput;
import io.dstream.cli.option.WatchedAddress;
import io.dstream.control.Notices;
import io.dstream.control.StopRequest;
import io.dstream.live.LiveView;
import io.dstream.row.RowFormat;
import io.dstream.row.TimeFormat;
import io.dstream.sink.ConsoleSink;
import io.dstream.spec.ExitStatus;
import io.dstream.watch.StreamClient;
import io.dstream.watch.WatchedStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.time.ZoneId;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.concurrent.Callable;
import org.jline.terminal.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dstream watch}: shows the results of a stream that runs in another process. */
@Command(
    name = "watch",
    description = "Shows the results of a stream that runs with --sink dashboard.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    footer = {
      "",
      "At a terminal the result is drawn in place, with the keys of the live view; else",
      "each result is printed as the stream's own console prints it. A connection that",
      "is lost is made again: what came meanwhile follows, or, if that was too much to",
      "be kept, the result that is there. It ends with the stream, SIGINT or SIGTERM.",
      "",
      "Examples, the stream of this machine, and of another through a tunnel:",
      "  dstream watch",
      "  dstream watch localhost:8081 --top 3 --format json | jq .count"
    })
final class WatchCommand implements Callable<Integer> {
  private final OutputStream out;
  private final Optional<Terminal> host;

  @Spec private CommandSpec spec;

  @Mixin(name = "verbosity")
  private Verbosity verbosity;

  @Mixin(name = "address")
  private final WatchedAddress address = new WatchedAddress();

  @Option(
      names = "--top",
      paramLabel = "N",
      defaultValue = "10",
      description = "Print the N best rows of each result, 0 for all (default: ${DEFAULT-VALUE}).")
  private int top;

  @Option(
      names = "--prefix",
      paramLabel = "TEXT",
      description = "Only rows whose key begins with TEXT.")
  private Optional<String> prefix;

  @Option(names = "--key", paramLabel = "KEY", description = "Only the row with this key.")
  private Optional<String> key;

  @Option(
      names = "--query",
      paramLabel = "EXPRESSION",
      description = "Only rows that meet this condition of Spark SQL, such as \"count > 100\".")
  private Optional<String> query;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private RowFormat.Name format;

  @Option(
      names = "--time-zone",
      paramLabel = "ZONE",
      defaultValue = "UTC",
      description = "The zone of batch times (default: ${DEFAULT-VALUE}).")
  private ZoneId zone;

  @Mixin(name = "live")
  private LiveOptions live;

  private WatchCommand(OutputStream out, Optional<Terminal> host) {
    this.out = out;
    this.host = host;
  }

  /** Returns the command, which writes its results to {@code out}. */
  static CommandLine create(OutputStream out, Optional<Terminal> host) {
    return new CommandLine(new WatchCommand(out, host));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    ConsoleSink console = new ConsoleSink(top, format, new TimeFormat(zone));
    CommandLine line = spec.commandLine();
    boolean drawn = live.drawn(output(), ConfiguredLine.preferred(line));
    StopRequest stop = new StopRequest();
    try (StopSignals signals = StopSignals.into(stop);
        WatchedView view = new WatchedView(host, console, live.colors(), stop, after())) {
      signals.beforeHalt(view::restore);
      Notices notices = verbosity.notices(drawn ? view.remarks() : line.getErr());
      new StreamClient(events(drawn), address.access(), notices, stop)
          .follow(drawn ? view : (stream, isResult) -> print(console, stream, isResult));
      return signals.exitStatus().orElse(ExitStatus.DONE);
    }
  }

  private LiveView.After after() {
    return new LiveView.After(out, spec.commandLine().getErr());
  }

  private LiveOutput output() {
    Optional<String> given =
        spec.commandLine().getParseResult().hasMatchedOption("--format")
            ? Optional.of(format.toString())
            : Optional.empty();
    return new LiveOutput(
        true, false, given, format != RowFormat.Name.text, verbosity.quiet(), verbosity.verbose());
  }

  private void print(ConsoleSink console, WatchedStream stream, boolean isResult)
      throws IOException {
    if (isResult && !stream.ranked().isEmpty()) {
      console.print(stream.ranked(), stream.time().orElseThrow(), stream.schema(), out);
    }
  }

  /**
   * Returns the URL of the events. The live view filters rows itself, so it requests all of them.
   */
  private URI events(boolean drawn) {
    StringJoiner asked = new StringJoiner("&", "?", "").setEmptyValue("");
    if (!drawn && top > 0) {
      asked.add("top=" + top);
    }
    prefix.ifPresent(text -> asked.add("prefix=" + URLEncoder.encode(text, UTF_8)));
    key.ifPresent(text -> asked.add("key=" + URLEncoder.encode(text, UTF_8)));
    query.ifPresent(text -> asked.add("query=" + URLEncoder.encode(text, UTF_8)));
    return address.uri().resolve("api/stream" + asked);
  }
}
