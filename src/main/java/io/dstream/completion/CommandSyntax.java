package io.dstream.completion;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The parts of a command that can be completed: its options, parameters and subcommands, without
 * hidden ones. The completion scripts and the shell are built from it.
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
   * An option with all its names.
   *
   * @param value its value; empty for a flag
   * @param repeatable whether it may be given more than once
   */
  public record Option(
      List<String> names, String description, Optional<Value> value, boolean repeatable) {

    /** Whether the next word is always its value. */
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
   * @param choices all possible values, if the kind is {@link Kind#CHOICE}
   * @param optional whether it may be omitted
   * @param list whether it may be a comma-separated list
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
    /** A profile of the configuration file, which must be read for it. */
    PROFILE,
    /** Anything: there is nothing to propose. */
    TEXT
  }

  /** The path as one text, its words separated by spaces. */
  public String line() {
    return String.join(" ", path);
  }

  public String name() {
    return names.get(0);
  }

  /** Returns this command and all commands below it, each before its subcommands. */
  public Stream<CommandSyntax> all() {
    return Stream.concat(Stream.of(this), subcommands.stream().flatMap(CommandSyntax::all));
  }

  /** Whether one of its options or parameters is the text of a pipeline. */
  boolean hasPipeline() {
    return Stream.concat(
            options.stream().flatMap(option -> option.value().stream()),
            parameters.stream().map(Parameter::value))
        .anyMatch(value -> value.kind() == Kind.PIPELINE);
  }

  /** Returns the option with that name. */
  public Optional<Option> option(String name) {
    return options.stream().filter(option -> option.names().contains(name)).findFirst();
  }

  /** Returns the subcommand with that name or alias. */
  public Optional<CommandSyntax> subcommand(String name) {
    return subcommands.stream().filter(command -> command.names().contains(name)).findFirst();
  }

  /** Returns the value of the positional parameter at {@code index}, from 0. */
  public Optional<Value> parameter(int index) {
    return parameters.stream()
        .filter(parameter -> parameter.first() <= index && index <= parameter.last())
        .map(Parameter::value)
        .findFirst();
  }
}
