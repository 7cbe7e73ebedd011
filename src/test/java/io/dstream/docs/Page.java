package io.dstream.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A page of the documentation, Markdown. */
record Page(Path file, String text) {
  private static final Pattern FENCED =
      Pattern.compile("^```(\\w*)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern INLINE = Pattern.compile("`([^`\\n]+)`");
  private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("^#+ (.*)$", Pattern.MULTILINE);
  private static final Pattern PROMPT = Pattern.compile("^(?:\\$|dstream>) ");

  /** All pages of the project. */
  static List<Page> all() throws IOException {
    List<Page> pages = new ArrayList<>();
    for (String directory : List.of(".", "docs", "demos")) {
      try (Stream<Path> files = Files.list(Path.of(directory))) {
        files
            .filter(file -> file.toString().endsWith(".md"))
            .sorted()
            .map(Page::read)
            .forEach(pages::add);
      }
    }
    return pages;
  }

  static Page read(Path file) {
    try {
      return new Page(file, Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What its links lead to. */
  List<String> links() {
    return LINK.matcher(prose()).results().map(link -> link.group(1)).toList();
  }

  /** The anchors of its headings, as Git hosts make them. */
  Set<String> anchors() {
    return HEADING
        .matcher(prose())
        .results()
        .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
        .collect(Collectors.toSet());
  }

  private String prose() {
    return FENCED.matcher(text).replaceAll("");
  }

  /** The shell commands in its blocks, and those with options between backquotes, as written. */
  List<String> commands() {
    List<String> commands = new ArrayList<>();
    for (MatchResult block : FENCED.matcher(text).results().toList()) {
      if (Set.of("", "sh", "console", "bash").contains(block.group(1))) {
        commands.addAll(ShellText.commands(typed(block.group(2))));
      }
    }
    INLINE
        .matcher(prose())
        .results()
        .filter(code -> code.group(1).contains(" --"))
        .forEach(code -> commands.addAll(ShellText.commands(code.group(1).replace("\\|", "|"))));
    return commands;
  }

  /** Where a block has a prompt, what stands behind it; else all of it. */
  private static String typed(String block) {
    List<String> prompted =
        block
            .replace("\\\n", " ")
            .lines()
            .filter(line -> PROMPT.matcher(line).find())
            .map(line -> PROMPT.matcher(line).replaceFirst(""))
            .toList();
    return prompted.isEmpty() ? block : String.join("\n", prompted);
  }

  @Override
  public String toString() {
    return file.normalize().toString();
  }
}
