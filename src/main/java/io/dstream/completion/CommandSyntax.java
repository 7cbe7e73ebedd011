package io.dstream.completion;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What can be completed of one command: its options, parameters and subcommands. Hidden ones are
 * left out. The completion scripts and the shell are made from it.
 *
 * @param path the words that lead to the command, such as {@code topics create} after the program's
 *     name
 * @param names its name, then its aliases
 * @param description one line without a full stop, empty when there is none
 */
public record CommandSyntax(
    List<String> path,
    List<String> names,
    String description,
    List<Option> options,
    List<Parameter> parameters,
    List<CommandSyntax> subcommands) {

  /**
   * An option under all its names.
   *
   * @param value what follows it; empty for a flag
   * @param repeatable whether it may be given more than once
   */
  public record Option(
      List<String> names, String description, Optional<Value> value, boolean repeatable) {

    /** Whether the word behind it is its value in any case. */
    public boolean needsValue() {
      return value.filter(wanted -> !wanted.optional()).isPresent();
    }
  }

  /** A positional parameter that takes the words {@code first} to {@code last}, from 0. */
  public record Parameter(int first, int last, Value value) {}

  /**
   * A value of an option or a parameter.
   *
   * @param label its name in the usage help
   * @param choices all values there are, when the kind is {@link Kind#CHOICE}
   * @param optional whether it may be left out
   * @param list whether it may be several, with commas between
   */
  public record Value(
      String label, Kind kind, List<String> choices, boolean optional, boolean list) {}

  /** How a value is completed. */
  public enum Kind {
    CHOICE,
    FILE,
    DIRECTORY,
    /** The text of a pipeline, within which names are completed. */
    PIPELINE,
    /** A profile of the configuration file, which has to be asked. */
    PROFILE,
    /** Anything: there is nothing to propose. */
    TEXT
  }

  /** The path as one text, its words separated by blanks. */
  public String line() {
    return String.join(" ", path);
  }

  public String name() {
    return names.get(0);
  }

  /** This command and all below it, each before its subcommands. */
  public Stream<CommandSyntax> all() {
    return Stream.concat(Stream.of(this), subcommands.stream().flatMap(CommandSyntax::all));
  }

  /** Whether an option or a parameter of it is the text of a pipeline. */
  boolean hasPipeline() {
    return Stream.concat(
            options.stream().flatMap(option -> option.value().stream()),
            parameters.stream().map(Parameter::value))
        .anyMatch(value -> value.kind() == Kind.PIPELINE);
  }

  /** The option of that name. */
  public Optional<Option> option(String name) {
    return options.stream().filter(option -> option.names().contains(name)).findFirst();
  }

  /** The subcommand of that name or alias. */
  public Optional<CommandSyntax> subcommand(String name) {
    return subcommands.stream().filter(command -> command.names().contains(name)).findFirst();
  }

  /** The value of the positional parameter at {@code index}, from 0. */
  public Optional<Value> parameter(int index) {
    return parameters.stream()
        .filter(parameter -> parameter.first() <= index && index <= parameter.last())
        .map(Parameter::value)
        .findFirst();
  }
}
