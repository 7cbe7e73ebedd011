package io.dstream.control;

/**
 * A command that may read stdin, depending on its options. A shell that reads stdin itself checks
 * this before it runs the command.
 */
public interface StdinUser {
  /** Returns whether the command reads stdin. */
  boolean readsStdin();

  /** Returns whether the command may still wait for stdin after its end and take the next input. */
  boolean keepsStdin();
}
