package io.dstream.cli;

import io.dstream.control.OpenInput;
import io.dstream.control.StdinUser;
import io.dstream.control.StopRequest;
import io.dstream.generator.LineOrder;
import io.dstream.generator.LineSelection;
import io.dstream.generator.LineServer;
import io.dstream.generator.LineServerSpec;
import io.dstream.net.ServerSockets;
import io.dstream.spec.ExitStatus;
import io.dstream.spec.InputFile;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dstream serve-socket}: a TCP server that sends a file's lines to every client. */
@Command(
    name = "serve-socket",
    description = "TCP server that sends lines of FILE to every client.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    footer = {
      "",
      "Every client begins anew and gets bytes as they are. The server ends with SIGINT",
      "(Ctrl-C) or SIGTERM, or with --once when its first client has left.",
      "",
      "Example, the whole file at full speed to one client:",
      "  dstream serve-socket --order sequential --interval 0s --once --input access.log"
    })
final class ServeSocketCommand implements Callable<Integer>, StdinUser {
  @Spec private CommandSpec spec;
  @Mixin private Verbosity verbosity;

  @Option(
      names = InputFile.OPTION,
      required = true,
      paramLabel = "FILE",
      description = "File whose lines are sent; - for stdin, which is read to its end first.")
  private InputFile input;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "" + LineServerSpec.DEFAULT_PORT,
      description = "Port to listen on; 0: any free one (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      defaultValue = ServerSockets.LOOPBACK,
      description = "Address to listen on (default: ${DEFAULT-VALUE}).")
  private String bind;

  @Option(
      names = "--order",
      paramLabel = "ORDER",
      defaultValue = "random",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private LineOrder order;

  @Option(
      names = "--interval",
      paramLabel = "DURATION",
      defaultValue = "1s",
      description = "Time from line to line; 0s: none (default: ${DEFAULT-VALUE}).")
  private Duration interval;

  @Option(
      names = "--count",
      paramLabel = "COUNT",
      description = "Close a client's connection after so many lines.")
  private Optional<Long> count;

  @Option(names = "--loop", description = "At the end of FILE, begin again.")
  private boolean loop;

  @Option(
      names = "--seed",
      paramLabel = "SEED",
      description = "Whole number that makes each client's random lines the same again.")
  private Optional<Long> seed;

  @Option(names = "--once", description = "End when the first client has left.")
  private boolean once;

  @Override
  public boolean readsStdin() {
    return input.isStdin();
  }

  @Override
  public boolean keepsStdin() {
    return false;
  }

  @Override
  public Integer call() throws InterruptedException {
    LineServerSpec serve =
        new LineServerSpec(
            new LineSelection(OpenInput.regularFile(input).path(), order, loop, seed),
            bind,
            port,
            interval,
            count,
            once);
    StopRequest stop = new StopRequest();
    try (StopSignals signals = StopSignals.into(stop);
        LineServer server = LineServer.open(serve)) {
      verbosity.say(spec, "lines of " + input + " are served on " + server.address());
      server.serve(stop, line -> verbosity.sayMore(spec, line));
      return signals.exitStatus().orElse(ExitStatus.DONE);
    }
  }
}
