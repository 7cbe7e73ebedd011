package io.dstream.shell;

import java.io.IOException;
import org.jline.reader.Parser;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Terminal;

/**
 * Reads commands from a terminal. Lines that are pasted together are read one after the other, as
 * if typed; a last line without a line end stays in the line being typed. JLine's own reader treats
 * them as one line.
 */
final class PastingReader extends LineReaderImpl {
  private static final String ENTER = "\r";

  private final PastedText pasted;

  PastingReader(Terminal terminal, Parser parser) throws IOException {
    super(terminal, "dstream");
    this.pasted = new PastedText(parser);
    setParser(parser);
  }

  /** Reads the next command, as {@link #readLine(String)} does. */
  String readCommand(String prompt) {
    PastedText.Part next = pasted.take("", "");
    if (next.whole()) {
      runMacro(ENTER);
    }
    return readLine(prompt, null, (Character) null, next.text());
  }

  /** Drops pasted text that was not read yet. */
  void dropPasted() {
    pasted.drop();
  }

  @Override
  public boolean beginPaste() {
    pasted.add(doReadStringUntil(BRACKETED_PASTE_END));
    String line = buf.toString();
    PastedText.Part part =
        pasted.take(line.substring(0, buf.cursor()), line.substring(buf.cursor()));
    if (part.whole()) {
      buf.write(part.text());
      runMacro(ENTER);
    } else {
      regionActive = RegionType.PASTE;
      regionMark = buf.cursor();
      buf.write(part.text());
    }
    return true;
  }
}
