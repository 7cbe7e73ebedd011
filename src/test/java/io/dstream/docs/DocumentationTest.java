package io.dstream.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.dstream.cli.CommandTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.jline.reader.impl.DefaultParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every page promises: its links lead somewhere, and dstream knows its command lines. */
class DocumentationTest {
  private static final Pattern DSTREAM = Pattern.compile("^(?:\\w+=\\S* )*(?:bin/)?dstream\\s+");
  private static final Pattern PLACEHOLDER = Pattern.compile("…|\\bCOMMAND\\b|\\$\\(");

  static List<Page> pages() throws IOException {
    return Page.all();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void linksLeadSomewhere(Page page) {
    for (String link : page.links()) {
      if (link.matches("\\w+:.*")) {
        continue;
      }
      String[] parts = link.split("#", 2);
      Path target =
          parts[0].isEmpty() ? page.file() : page.file().resolveSibling(parts[0]).normalize();
      assertThat(Files.exists(target)).as("%s: %s", page, link).isTrue();
      if (parts.length == 2) {
        assertThat(Page.read(target).anchors()).as("%s: %s", page, link).contains(parts[1]);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void dstreamKnowsItsCommandLines(Page page) {
    for (String command : page.commands()) {
      if (DSTREAM.matcher(command).find() && !PLACEHOLDER.matcher(command).find()) {
        String arguments = DSTREAM.matcher(command).replaceFirst("");
        String[] words = words(arguments).toArray(String[]::new);
        assertThatCode(() -> CommandTree.create().parseArgs(words))
            .as("%s: %s", page, command)
            .doesNotThrowAnyException();
      }
    }
  }

  private static List<String> words(String arguments) {
    return new DefaultParser().escapeChars(null).parse(arguments, arguments.length()).words();
  }

  @Test
  void theReadmeHasCommands() {
    assertThat(Page.read(Path.of("README.md")).commands())
        .anyMatch(command -> command.startsWith("dstream wordcount --source socket"));
  }
}
