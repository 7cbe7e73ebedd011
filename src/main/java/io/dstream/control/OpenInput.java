package io.dstream.control;

import io.dstream.spec.DstreamException;
import io.dstream.spec.FileErrors;
import io.dstream.spec.InputFile;
import io.dstream.spec.IoErrors;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Opens an {@link InputFile}. */
public final class OpenInput {
  private OpenInput() {}

  /**
   * Opens a channel to the bytes of an input, which may be a pipe. Closing the channel from another
   * thread ends a blocked read; closing a stream would not.
   *
   * @throws DstreamException wrong usage, when it cannot be opened
   */
  public static FileChannel channel(InputFile input) {
    if (input.isStdin()) {
      return new FileInputStream(FileDescriptor.in).getChannel();
    }
    input.check();
    try {
      return FileChannel.open(input.path());
    } catch (IOException e) {
      throw FileErrors.unreadableFile(InputFile.OPTION, input, e);
    }
  }

  /**
   * Returns a regular file with the bytes of an input: the input itself, or a copy of stdin or a
   * pipe, read to its end. The copy is deleted when this process ends.
   *
   * @throws DstreamException wrong usage, when it cannot be opened; exit status 1, when it cannot
   *     be read or copied
   */
  public static InputFile regularFile(InputFile input) {
    if (input.isRegular()) {
      input.check();
      return input;
    }
    try (InputStream in = Channels.newInputStream(channel(input))) {
      Path copy = Files.createTempFile(TemporaryDirectory.path(), "dstream-input-", ".txt");
      copy.toFile().deleteOnExit();
      Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
      return new InputFile(copy, input.name());
    } catch (IOException e) {
      throw DstreamException.failed("cannot copy " + input + ": " + IoErrors.reason(e), e);
    }
  }
}
