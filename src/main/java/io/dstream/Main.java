package io.dstream;

import io.dstream.cli.CommandTree;

/** Wires the command tree to the process. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.exit(CommandTree.createFor(args).execute(args));
  }
}
