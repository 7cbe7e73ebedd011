package io.dstream.generator;

import io.dstream.spec.DstreamException;
import io.dstream.spec.IoErrors;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * The lines of a file or of stdin as messages: bytes as they are, without LF or CRLF. Memory holds
 * one line.
 */
public final class LineMessages implements MessageSource {
  private final String name;
  private final FileChannel channel;
  private final LineReader lines;

  private LineMessages(String name, FileChannel channel) {
    this.name = name;
    this.channel = channel;
    this.lines = new LineReader(Channels.newInputStream(channel));
  }

  /**
   * The lines of a file, which may be a named pipe.
   *
   * @throws DstreamException wrong usage, when it is not there or cannot be read
   */
  public static LineMessages of(Path file) {
    if (Files.isDirectory(file)) {
      throw DstreamException.usage("--file: " + file + " is a directory");
    }
    try {
      return new LineMessages(file.toString(), FileChannel.open(file));
    } catch (IOException e) {
      throw DstreamException.usage("--file: " + file + ": " + IoErrors.reason(e));
    }
  }

  /**
   * The lines of this process's stdin. A channel's reads end when it is closed; a stream's do not.
   */
  public static LineMessages ofStdin() {
    return new LineMessages("stdin", new FileInputStream(FileDescriptor.in).getChannel());
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
      throw unreadable(e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private DstreamException unreadable(IOException e) {
    return DstreamException.failed("cannot read " + name + ": " + IoErrors.reason(e), e);
  }
}
