package io.dstream.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Renders the option list of a command with many options, with a heading per group. Options appear
 * under the heading that they were put under; all others appear under the last one. The code uses
 * loops instead of lambdas because lambdas would keep picocli's renderers out of the class-data
 * archive.
 */
final class OptionSections implements IHelpSectionRenderer {
  private static final String OTHERS = "Other:";

  private final Map<String, String> headingByOption = new LinkedHashMap<>();
  private final List<String> headings = new ArrayList<>();

  /** Puts options under a heading; headings appear in the order of their first options. */
  OptionSections put(String heading, List<OptionSpec> options) {
    if (!headings.contains(heading)) {
      headings.add(heading);
    }
    for (OptionSpec option : options) {
      headingByOption.put(option.longestName(), heading);
    }
    return this;
  }

  /** Puts options, each list under its heading. */
  OptionSections put(Map<String, List<OptionSpec>> optionsByHeading) {
    for (Map.Entry<String, List<OptionSpec>> section : optionsByHeading.entrySet()) {
      put(section.getKey(), section.getValue());
    }
    return this;
  }

  /** Puts the options of these names under a heading. */
  OptionSections put(String heading, CommandSpec command, String... names) {
    List<OptionSpec> options = new ArrayList<>();
    for (String name : names) {
      options.add(command.findOption(name));
    }
    return put(heading, options);
  }

  @Override
  public String render(Help help) {
    StringBuilder text = new StringBuilder();
    List<String> all = new ArrayList<>(headings);
    all.add(OTHERS);
    for (String heading : all) {
      List<OptionSpec> options = shown(help.commandSpec(), heading);
      if (!options.isEmpty()) {
        Help.Layout layout = help.createDefaultLayout();
        layout.addOptions(options, help.parameterLabelRenderer());
        text.append(System.lineSeparator()).append(heading).append(System.lineSeparator());
        text.append(layout);
      }
    }
    return text.toString();
  }

  private List<OptionSpec> shown(CommandSpec command, String heading) {
    List<OptionSpec> options = new ArrayList<>();
    for (OptionSpec option : command.options()) {
      String under = headingByOption.getOrDefault(option.longestName(), OTHERS);
      if (!option.hidden() && under.equals(heading)) {
        options.add(option);
      }
    }
    return options;
  }
}
