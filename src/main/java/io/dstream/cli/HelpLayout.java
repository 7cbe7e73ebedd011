package io.dstream.cli;

import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_DESCRIPTION;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_FOOTER;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_FOOTER_HEADING;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_OPTION_LIST;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Lays out the help of a command: description and examples first, then parameters and options. */
final class HelpLayout {
  /** Picocli's minimum width, which applies at a terminal too. */
  private static final int NARROWEST = 55;

  private static final List<String> NOTES_AND_EXAMPLES =
      List.of(SECTION_KEY_FOOTER_HEADING, SECTION_KEY_FOOTER);

  private HelpLayout() {}

  /**
   * Sets the width of help to {@code columns}, the value of the environment's COLUMNS. An invalid
   * number is ignored. If picocli finds a terminal, the terminal's width takes precedence.
   */
  static CommandLine fit(CommandLine root, String columns) {
    return columns.matches("[1-9]\\d{0,3}")
        ? root.setUsageHelpWidth(Math.max(NARROWEST, Integer.parseInt(columns)))
        : root;
  }

  /** Lays out the help of a command and of all commands below it. */
  static void of(CommandLine command) {
    List<String> sections = new ArrayList<>(command.getHelpSectionKeys());
    sections.removeAll(NOTES_AND_EXAMPLES);
    sections.addAll(sections.indexOf(SECTION_KEY_DESCRIPTION) + 1, NOTES_AND_EXAMPLES);
    command.setHelpSectionKeys(sections);
    UsageMessageSpec usage = command.getCommandSpec().usageMessage();
    usage.parameterListHeading("%nParameters:%n");
    if (!(command.getHelpSectionMap().get(SECTION_KEY_OPTION_LIST) instanceof OptionSections)) {
      usage.optionListHeading("%nOptions:%n");
    }
    command.getSubcommands().values().forEach(HelpLayout::of);
  }
}
