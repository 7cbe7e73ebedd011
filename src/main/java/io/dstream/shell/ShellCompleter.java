package io.dstream.shell;

import io.dstream.completion.CommandSyntax;
import io.dstream.completion.CommandSyntax.Option;
import io.dstream.completion.CommandSyntax.Value;
import io.dstream.completion.PipelineWords;
import io.dstream.completion.Position;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jline.builtins.Completers.DirectoriesCompleter;
import org.jline.builtins.Completers.FilesCompleter;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.jline.reader.impl.completer.ArgumentCompleter.ArgumentLine;

/**
 * Completes commands, options, their values, files and names outside of this program. It replaces
 * picocli-shell-jline3, which does not complete values after a space ({@code --source s}) or files,
 * and shows no descriptions.
 */
final class ShellCompleter implements Completer {
  private static final Path HERE = Path.of("");

  private final CommandSyntax syntax;
  private final Live live;
  private final PipelineCandidates pipelines;

  /** Finds candidates for a value, by its label, the words before it and the part typed so far. */
  interface Live {
    List<Candidate> candidates(String label, List<String> line, String word);
  }

  /** The input at the cursor. */
  private record Typed(List<String> line, String word, LineReader reader) {
    Typed withWord(String other) {
      return new Typed(line, other, reader);
    }
  }

  /**
   * @param words supplies the names in pipelines; called once, when one is needed
   */
  ShellCompleter(CommandSyntax syntax, Live live, Supplier<PipelineWords> words) {
    this.syntax = syntax;
    this.live = live;
    this.pipelines = new PipelineCandidates(words);
  }

  @Override
  public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
    List<String> before = CommandRunner.withoutProgram(line.words().subList(0, line.wordIndex()));
    Position position = Position.after(syntax, before);
    Typed typed = new Typed(before, line.word().substring(0, line.wordCursor()), reader);
    if (position.pending().isPresent()) {
      // The line ends in the option, which must be left out.
      Typed value = new Typed(before.subList(0, before.size() - 1), typed.word(), reader);
      candidates.addAll(values(position.pending().get(), value));
    } else if (typed.word().startsWith("-") && !position.onlyParameters()) {
      candidates.addAll(options(position.command(), typed));
    } else {
      candidates.addAll(words(position, typed));
    }
  }

  private List<Candidate> options(CommandSyntax command, Typed typed) {
    String word = typed.word();
    int equals = word.indexOf('=');
    if (equals < 0) {
      return options(command);
    }
    String name = word.substring(0, equals + 1);
    Optional<Value> value = command.option(word.substring(0, equals)).flatMap(Option::value);
    return value.stream()
        .flatMap(wanted -> values(wanted, typed.withWord(word.substring(equals + 1))).stream())
        .map(candidate -> prefixed(name, candidate))
        .toList();
  }

  private static List<Candidate> options(CommandSyntax command) {
    return command.options().stream()
        .flatMap(
            option -> option.names().stream().map(name -> candidate(name, option.description())))
        .toList();
  }

  /** Returns subcommands and parameters, or the options if there are neither. */
  private List<Candidate> words(Position position, Typed typed) {
    CommandSyntax command = position.command();
    List<Candidate> words = new ArrayList<>();
    if (!position.onlyParameters()) {
      command
          .subcommands()
          .forEach(
              sub -> sub.names().forEach(name -> words.add(candidate(name, sub.description()))));
    }
    command.parameter(position.parameters()).ifPresent(value -> words.addAll(values(value, typed)));
    boolean nothing = words.isEmpty() && command.parameters().isEmpty();
    return nothing && !position.onlyParameters() ? options(command) : words;
  }

  private List<Candidate> values(Value value, Typed typed) {
    return switch (value.kind()) {
      case CHOICE -> choices(value, typed.word());
      case FILE -> files(new FilesCompleter(HERE), typed);
      case DIRECTORY -> files(new DirectoriesCompleter(HERE), typed);
      case PIPELINE -> pipelines.of(typed.line(), typed.word());
      case PROFILE, TEXT -> live.candidates(value.label(), typed.line(), typed.word());
    };
  }

  /** Completes the last part of a list, without the values that it contains already. */
  private static List<Candidate> choices(Value value, String word) {
    String listed = value.list() ? word.substring(0, word.lastIndexOf(',') + 1) : "";
    List<String> taken = List.of(listed.split(",", -1));
    return value.choices().stream()
        .filter(choice -> !taken.contains(choice))
        .map(choice -> prefixed(listed, candidate(choice, "")))
        .toList();
  }

  private static List<Candidate> files(Completer files, Typed typed) {
    List<Candidate> found = new ArrayList<>();
    String word = typed.word();
    files.complete(typed.reader(), new ArgumentLine(word, word.length()), found);
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
