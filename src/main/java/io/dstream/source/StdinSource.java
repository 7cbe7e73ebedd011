package io.dstream.source;

import io.dstream.spec.DstreamException;
import io.dstream.spec.Guarantee;
import io.dstream.spec.RecoverySpec;
import io.dstream.terminal.Terminals;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import org.jline.terminal.spi.SystemStream;
import picocli.CommandLine.Command;

/** The lines of stdin as they come, read on the driver. The end of the input ends the stream. */
public record StdinSource() implements Source {

  /** {@code --source stdin} has no options. */
  @Command // picocli wants to be told, as there is no option
  public static final class Options implements SourceOptions {
    @Override
    public String name() {
      return "stdin";
    }

    @Override
    public Set<String> saidByUri() {
      return Set.of();
    }

    @Override
    public Source toSource(URI uri) {
      throw DstreamException.usage("--source " + uri + ": the URI of stdin is stdin: and no more");
    }

    @Override
    public boolean readsStdin() {
      return true;
    }

    @Override
    public Source toSource() {
      return new StdinSource();
    }
  }

  @Override
  public String uri() {
    return "stdin:";
  }

  @Override
  public boolean usesReceiver() {
    return false;
  }

  @Override
  public boolean limitsRate() {
    return false;
  }

  @Override
  public boolean readsStdin() {
    return true;
  }

  @Override
  public Guarantee guarantee(RecoverySpec recovery) {
    return new Guarantee(
        Guarantee.Level.AT_MOST_ONCE,
        "stdin does not repeat itself; what was read and not processed is lost with the program");
  }

  @Override
  public Map<String, String> identity() {
    return Map.of("--source", "stdin");
  }

  @Override
  public void requireRecoverable(RecoverySpec recovery) {
    if (recovery.checkpoint().isPresent()) {
      throw DstreamException.usage(
          "--checkpoint is of no use with --source stdin: stdin cannot be read again, and what is"
              + " read from it is not logged",
          "write the lines to a Kafka topic or into files, and count these with --checkpoint");
    }
  }

  @Override
  public void check() {
    // A closed stdin is an empty input.
  }

  @Override
  public Feed open(SourceContext context) {
    if (Terminals.are(SystemStream.Input)) {
      context
          .notices()
          .say("reads lines from the terminal; Ctrl-D at the begin of a line ends the input");
    }
    return new StdinInputDStream(context.streaming(), new FileInputStream(FileDescriptor.in));
  }
}
