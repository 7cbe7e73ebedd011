package io.dstream.source;

import io.dstream.spec.DstreamException;
import io.dstream.spec.Guarantee;
import io.dstream.spec.IoErrors;
import io.dstream.spec.RecoverySpec;
import io.dstream.terminal.Terminals;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.PushbackInputStream;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jline.terminal.spi.SystemStream;
import picocli.CommandLine.Command;

/**
 * Reads the lines of stdin as they arrive, on the driver. The end of the input ends the stream.
 *
 * @param in the input, to which {@link #sample} pushes back what it has read
 */
public record StdinSource(PushbackInputStream in) implements Source {
  /** Creates a source that reads the stdin of this process. */
  public StdinSource() {
    this(new PushbackInputStream(new FileInputStream(FileDescriptor.in), FirstLines.BYTES));
  }

  /** {@code --source stdin} has no options. */
  @Command // picocli requires it, as there is no option
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
  public boolean logs() {
    return true;
  }

  @Override
  public Guarantee guarantee(RecoverySpec recovery) {
    if (recovery.wal()) {
      return new Guarantee(
          Guarantee.Level.AT_LEAST_ONCE,
          "for what was read: it is logged before it is processed, and read again after a crash;"
              + " what its writer writes again counts again");
    }
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
    if (recovery.checkpoint().isPresent() && !recovery.wal()) {
      throw DstreamException.usage(
          "--checkpoint is of no use with --source stdin alone: stdin cannot be read again",
          "add --wal: what is read is logged before it is processed");
    }
  }

  @Override
  public void check() {
    // A closed stdin is an empty input.
  }

  /** Waits for the first whole line. */
  @Override
  public Optional<Sample> sample() {
    byte[] bytes = new byte[FirstLines.BYTES];
    int length = 0;
    try {
      boolean ended = false;
      while (!ended
          && length < bytes.length
          && (length == 0 || in.available() > 0 || !hasLine(bytes, length))) {
        int read = in.read(bytes, length, bytes.length - length);
        ended = read < 0;
        length += Math.max(0, read);
      }
      in.unread(bytes, 0, length);
      return Optional.of(new Sample(FirstLines.in(bytes, length, ended), true));
    } catch (IOException e) {
      throw DstreamException.failed("stdin cannot be read: " + IoErrors.reason(e), e);
    }
  }

  private static boolean hasLine(byte[] bytes, int length) {
    return !FirstLines.in(bytes, length, false).isEmpty();
  }

  @Override
  public Feed open(SourceContext context) {
    if (Terminals.are(SystemStream.Input)) {
      context
          .notices()
          .say("reads lines from the terminal; Ctrl-D at the begin of a line ends the input");
    }
    return context
        .log()
        .<Feed>map(log -> LoggedStdin.of(context, in, log))
        .orElseGet(() -> new StdinInputDStream(context.streaming(), in));
  }
}
