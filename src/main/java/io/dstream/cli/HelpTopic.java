package io.dstream.cli;

import java.util.Optional;

/** A command that has more pages to print than its usual help, in place of running. */
interface HelpTopic {
  /**
   * The page that was asked for, its last line with an end; empty where there is none.
   *
   * @param help whether {@code --help} is asked for: what was typed beside it may choose a page
   */
  Optional<String> page(boolean help);
}
