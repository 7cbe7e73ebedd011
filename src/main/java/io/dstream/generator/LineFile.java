package io.dstream.generator;

import java.io.Closeable;
import java.io.IOException;
import java.util.SplittableRandom;

/** Opens the lines of a file for one client after another, in the requested order. */
sealed interface LineFile extends Closeable {
  /** Returns the lines for a client, from the beginning. */
  Lines open() throws IOException;

  static LineFile of(LineSelection selection) throws IOException {
    return selection.order() == LineOrder.RANDOM
        ? new Drawn(selection, LineIndex.of(selection.file()))
        : new Read(selection);
  }

  /** Lines drawn at random. */
  record Drawn(LineSelection selection, LineIndex index) implements LineFile {
    @Override
    public Lines open() {
      return index.draw(
          selection.seed().map(SplittableRandom::new).orElseGet(SplittableRandom::new));
    }

    @Override
    public void close() throws IOException {
      index.close();
    }
  }

  /** Lines read in sequence. */
  record Read(LineSelection selection) implements LineFile {
    @Override
    public Lines open() throws IOException {
      return new SequentialLines(selection.file(), selection.loop());
    }

    @Override
    public void close() {}
  }
}
