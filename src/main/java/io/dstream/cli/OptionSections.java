package io.dstream.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The option list of a command with many options, under a heading for each group of them. Options
 * belong to the heading under which their mixin was put, all others to the last one.
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
    options.forEach(option -> headingByOption.put(option.longestName(), heading));
    return this;
  }

  /** Puts the options of these names under a heading. */
  OptionSections put(String heading, CommandSpec command, String... names) {
    return put(heading, Stream.of(names).map(command::findOption).toList());
  }

  @Override
  public String render(Help help) {
    StringBuilder text = new StringBuilder();
    List<String> all = new ArrayList<>(headings);
    all.add(OTHERS);
    for (String heading : all) {
      List<OptionSpec> options =
          help.commandSpec().options().stream()
              .filter(o -> !o.hidden())
              .filter(o -> headingByOption.getOrDefault(o.longestName(), OTHERS).equals(heading))
              .toList();
      if (!options.isEmpty()) {
        Help.Layout layout = help.createDefaultLayout();
        layout.addOptions(options, help.parameterLabelRenderer());
        text.append(System.lineSeparator()).append(heading).append(System.lineSeparator());
        text.append(layout);
      }
    }
    return text.toString();
  }
}
