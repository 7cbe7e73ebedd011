package io.dstream.docs;

import java.util.ArrayList;
import java.util.List;

/** Text of a shell, cut into its simple commands. */
final class ShellText {
  private ShellText() {}

  /** The commands, without what they are redirected to, comments left in. */
  static List<String> commands(String lines) {
    String text = lines.replace("\\\n", " ");
    List<String> commands = new ArrayList<>();
    StringBuilder command = new StringBuilder();
    char quote = 0;
    boolean redirected = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote == 0 && c == '\\' && i + 1 < text.length()) {
        command.append(c).append(text.charAt(++i));
        continue;
      } else if (quote == 0 && (c == '\'' || c == '"')) {
        quote = c;
      } else if (c == quote) {
        quote = 0;
      } else if (quote == 0 && "|;&\n()".indexOf(c) >= 0) {
        commands.add(command.toString().strip());
        command.setLength(0);
        redirected = false;
        continue;
      } else if (quote == 0 && "<>".indexOf(c) >= 0) {
        redirected = true;
      } else if (quote == 0 && c == '#' && (command.isEmpty() || endsBlank(command))) {
        i = Math.max(i, (text + "\n").indexOf('\n', i) - 1);
        continue;
      }
      if (!redirected) {
        command.append(c);
      }
    }
    commands.add(command.toString().strip());
    return commands;
  }

  private static boolean endsBlank(StringBuilder text) {
    return Character.isWhitespace(text.charAt(text.length() - 1));
  }
}
