package io.dstream.control;

/**
 * A command that may read stdin, as its options say. A shell, which has a use of its own for stdin,
 * asks before it runs the command.
 */
public interface StdinUser {
  /** Whether it reads stdin. */
  boolean readsStdin();

  /** Whether it may still wait for stdin when it has ended, and take what is typed next. */
  boolean keepsStdin();
}
