package io.dstream.generator;

import io.dstream.control.OpenInput;
import io.dstream.spec.DstreamException;
import io.dstream.spec.InputFile;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads the lines of a file or of stdin as messages: unchanged bytes without LF or CRLF. It holds
 * one line in memory.
 */
public final class LineMessages implements MessageSource {
  private final InputFile input;
  private final FileChannel channel;
  private final LineReader lines;

  private LineMessages(InputFile input, FileChannel channel) {
    this.input = input;
    this.channel = channel;
    this.lines = new LineReader(Channels.newInputStream(channel));
  }

  /**
   * Opens the lines of a file, which may be a named pipe or stdin.
   *
   * @throws DstreamException wrong usage, when it cannot be opened
   */
  public static LineMessages of(InputFile input) {
    return new LineMessages(input, OpenInput.channel(input));
  }

  @Override
  public Optional<byte[]> next() {
    try {
      if (!lines.next()) {
        return Optional.empty();
      }
      int from = lines.offset();
      return Optional.of(Arrays.copyOfRange(lines.buffer(), from, from + lines.textLength()));
    } catch (ClosedChannelException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw InputFiles.unreadable(input, e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw InputFiles.unreadable(input, e);
    }
  }
}
