package io.dstream.shell;

import io.dstream.completion.CommandSyntax;
import io.dstream.completion.CommandSyntax.Option;
import io.dstream.completion.CommandSyntax.Value;
import io.dstream.completion.Position;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jline.builtins.Completers.DirectoriesCompleter;
import org.jline.builtins.Completers.FilesCompleter;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.jline.reader.impl.completer.ArgumentCompleter.ArgumentLine;

/**
 * Completes commands, options, their values and files. It stands in for picocli-shell-jline3, which
 * knows no values behind a blank ({@code --source s}), no files and no descriptions.
 */
final class ShellCompleter implements Completer {
  private static final Path HERE = Path.of("");

  private final CommandSyntax syntax;

  ShellCompleter(CommandSyntax syntax) {
    this.syntax = syntax;
  }

  @Override
  public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
    List<String> before = line.words().subList(0, line.wordIndex());
    Position position = Position.after(syntax, CommandRunner.withoutProgram(before));
    String word = line.word().substring(0, line.wordCursor());
    if (position.pending().isPresent()) {
      candidates.addAll(values(position.pending().get(), word, reader));
    } else if (word.startsWith("-") && !position.onlyParameters()) {
      candidates.addAll(options(position.command(), word, reader));
    } else {
      candidates.addAll(words(position, word, reader));
    }
  }

  private static List<Candidate> options(CommandSyntax command, String word, LineReader reader) {
    int equals = word.indexOf('=');
    if (equals < 0) {
      return options(command);
    }
    String name = word.substring(0, equals + 1);
    Optional<Value> value = command.option(word.substring(0, equals)).flatMap(Option::value);
    return value.stream()
        .flatMap(wanted -> values(wanted, word.substring(equals + 1), reader).stream())
        .map(candidate -> prefixed(name, candidate))
        .toList();
  }

  private static List<Candidate> options(CommandSyntax command) {
    return command.options().stream()
        .flatMap(
            option -> option.names().stream().map(name -> candidate(name, option.description())))
        .toList();
  }

  /** Subcommands and parameters; the options where there is neither. */
  private static List<Candidate> words(Position position, String word, LineReader reader) {
    CommandSyntax command = position.command();
    List<Candidate> words = new ArrayList<>();
    if (!position.onlyParameters()) {
      command
          .subcommands()
          .forEach(
              sub -> sub.names().forEach(name -> words.add(candidate(name, sub.description()))));
    }
    command
        .parameter(position.parameters())
        .ifPresent(value -> words.addAll(values(value, word, reader)));
    boolean nothing = words.isEmpty() && command.parameters().isEmpty();
    return nothing && !position.onlyParameters() ? options(command) : words;
  }

  private static List<Candidate> values(Value value, String word, LineReader reader) {
    return switch (value.kind()) {
      case CHOICE -> value.choices().stream().map(choice -> candidate(choice, "")).toList();
      case FILE -> files(new FilesCompleter(HERE), word, reader);
      case DIRECTORY -> files(new DirectoriesCompleter(HERE), word, reader);
      case TEXT -> List.of();
    };
  }

  private static List<Candidate> files(Completer files, String word, LineReader reader) {
    List<Candidate> found = new ArrayList<>();
    files.complete(reader, new ArgumentLine(word, word.length()), found);
    return found;
  }

  private static Candidate candidate(String value, String description) {
    String shown = description.isEmpty() ? null : description;
    return new Candidate(value, value, null, shown, null, null, true);
  }

  private static Candidate prefixed(String prefix, Candidate value) {
    return new Candidate(
        prefix + value.value(),
        value.displ(),
        value.group(),
        value.descr(),
        value.suffix(),
        value.key(),
        value.complete());
  }
}
