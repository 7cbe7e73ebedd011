package io.dstream.cli;

import java.util.Optional;

/** A command that can print additional pages instead of running. */
interface HelpTopic {
  /**
   * Returns the requested page, ending with a line break; empty if there is none.
   *
   * @param help whether {@code --help} is given; other typed arguments may then choose a page
   */
  Optional<String> page(boolean help);
}
