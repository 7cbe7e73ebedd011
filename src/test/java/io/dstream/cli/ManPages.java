package io.dstream.cli;

import io.dstream.spec.ExitStatus;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.codegen.docgen.manpage.ManPageGenerator;

/** A manual page for each command, in AsciiDoc, as picocli makes them. */
final class ManPages {
  private static final Map<String, String> EXIT_STATUSES = new LinkedHashMap<>();

  static {
    EXIT_STATUSES.put("" + ExitStatus.DONE, "Done.");
    EXIT_STATUSES.put("" + ExitStatus.FAILED, "Failed while running.");
    EXIT_STATUSES.put("" + ExitStatus.USAGE, "Wrong usage.");
    EXIT_STATUSES.put(
        ExitStatus.ofSignal(2) + ", " + ExitStatus.ofSignal(15),
        "Stopped by SIGINT, SIGTERM, after a graceful stop.");
  }

  private ManPages() {}

  /** The pages by the names of their files. */
  static Map<String, String> all() {
    Map<String, String> pages = new TreeMap<>();
    commands(CommandTree.create())
        .map(CommandLine::getCommandSpec)
        .forEach(command -> pages.put(command.qualifiedName("-") + ".adoc", page(command)));
    return pages;
  }

  private static Stream<CommandLine> commands(CommandLine command) {
    Stream<CommandLine> below =
        command.getSubcommands().values().stream()
            .distinct()
            .filter(sub -> !sub.getCommandSpec().usageMessage().hidden());
    return Stream.concat(Stream.of(command), below.flatMap(ManPages::commands));
  }

  private static String page(CommandSpec command) {
    command.versionProvider(null).version(command.root().name()); // a page is of no build
    command.usageMessage().exitCodeListHeading("Exit status").exitCodeList(EXIT_STATUSES);
    List<String> notes = List.of(command.usageMessage().footer());
    command
        .usageMessage()
        .footerHeading("Notes")
        .footer(notes.stream().skip(1).toArray(String[]::new)); // the first line is empty
    StringWriter page = new StringWriter();
    PrintWriter writer = new PrintWriter(page);
    ManPageGenerator.writeSingleManPage(writer, command);
    writer.flush();
    return flowing(page.toString().replace(System.lineSeparator(), "\n"));
  }

  /** Sentences flow, and examples stand as they are; picocli breaks every line of the notes. */
  private static String flowing(String page) {
    int notes = page.indexOf("== Notes");
    return notes < 0
        ? page
        : page.substring(0, notes)
            + page.substring(notes)
                .replace("[%hardbreaks]\n", "")
                .replaceAll("(?m)^(\\S.*)\n(?=  \\S)", "$1\n\n")
                .replaceAll("(?m)^(  \\S.*)\n(?=\\S)", "$1\n\n");
  }
}
