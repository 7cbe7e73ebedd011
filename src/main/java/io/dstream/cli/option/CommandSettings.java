package io.dstream.cli.option;

import io.dstream.config.Configuration.Given;
import io.dstream.config.Rivals;
import io.dstream.config.Setting;
import io.dstream.sink.SinkOptions;
import io.dstream.source.SourceOptions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Determines which settings apply together with the typed options. */
public final class CommandSettings {
  /** Options that exclude each other, and options that turn off the live view. */
  public static final Rivals RIVALS =
      new Rivals(
          Stream.of(
                  Rivals.mutual(
                      Set.of("window", "slide"),
                      Set.of("stateful", "state-timeout", "state-output", "jdbc-replace-totals")),
                  Rivals.mutual(Set.of("topic"), Set.of("topic-pattern")),
                  Rivals.mutual(Set.of("listen"), Set.of("host", "port")),
                  Rivals.mutual(Set.of("input"), Set.of("words", "vocabulary", "seed")),
                  Rivals.mutual(Set.of("all"), Set.of("case")),
                  Rivals.mutual(Set.of("quiet"), Set.of("verbose")),
                  Stream.of(new Rivals.Rule(Set.of("format", "quiet", "verbose"), Set.of("live"))))
              .flatMap(rules -> rules)
              .toList());

  private static final String SOURCE = "source";
  private static final String SINK = "sink";

  private CommandSettings() {}

  /**
   * Returns the options that a command line gives, including those whose values picocli rejects
   * later.
   */
  public static Given given(ParseResult typed) {
    Set<String> names = new HashSet<>();
    Set<String> inForce = new HashSet<>();
    Stream.concat(typed.matchedOptions().stream(), wrong(typed))
        .filter(KeysReader::isSetting)
        .forEach(
            option -> {
              names.add(KeysReader.key(option));
              Object value = option.getValue();
              if (!Boolean.FALSE.equals(value) && !Optional.of(false).equals(value)) {
                inForce.add(KeysReader.key(option));
              }
            });
    typed.matchedPositionals().forEach(parameter -> inForce.add(parameter.paramLabel()));
    return new Given(names, inForce);
  }

  private static Stream<OptionSpec> wrong(ParseResult typed) {
    List<ArgSpec> arguments = new ArrayList<>();
    for (Exception error : typed.errors()) {
      if (error instanceof MissingParameterException missing) {
        missing.getMissing().stream().filter(option -> !option.required()).forEach(arguments::add);
      } else if (error instanceof ParameterException wrong && wrong.getArgSpec() != null) {
        arguments.add(wrong.getArgSpec());
      }
    }
    return arguments.stream().filter(OptionSpec.class::isInstance).map(OptionSpec.class::cast);
  }

  /**
   * Returns the settings of a command that apply to the selected source and sinks. Values in a
   * source's URI override weaker settings.
   *
   * @param all the settings, strongest first
   */
  public static List<Setting> applicable(List<Setting> all, ParseResult typed) {
    List<Setting> settings = withoutOtherSource(all, typed);
    Set<String> others = ofOthers(settings, typed);
    Set<String> saidByUri = saidByUri(settings, typed);
    List<Setting> applicable = new ArrayList<>();
    boolean sourceSaid = typed.hasMatchedOption("--source");
    for (Setting setting : settings) {
      String name = setting.option().name();
      if (!others.contains(name) && !(sourceSaid && saidByUri.contains(name))) {
        applicable.add(setting);
      }
      sourceSaid |= name.equals(SOURCE);
    }
    return applicable;
  }

  /** Removes a source setting if typed options belong to another source. */
  private static List<Setting> withoutOtherSource(List<Setting> settings, ParseResult typed) {
    List<SourceOptions> owners = ownersOfTyped(typed);
    return settings.stream()
        .filter(
            setting ->
                !setting.option().name().equals(SOURCE)
                    || owners.stream()
                        .allMatch(
                            owner ->
                                setting.values().stream()
                                    .allMatch(
                                        value ->
                                            owner.isMeantBy(value)
                                                || sharesTyped(owner, value, typed))))
        .toList();
  }

  /** Returns whether a source has all the typed options of {@code owner}. */
  private static boolean sharesTyped(SourceOptions owner, String source, ParseResult typed) {
    Set<String> shared =
        mixinsOfSources(typed)
            .map(mixin -> (SourceOptions) mixin.userObject())
            .filter(options -> options.isMeantBy(source))
            .flatMap(options -> options.shared().stream())
            .collect(Collectors.toSet());
    return mixinsOfSources(typed)
        .filter(mixin -> mixin.userObject() == owner)
        .flatMap(mixin -> mixin.options().stream())
        .filter(typed::hasMatchedOption)
        .allMatch(option -> shared.contains(option.longestName()));
  }

  private static Stream<CommandSpec> mixinsOfSources(ParseResult typed) {
    return typed.commandSpec().mixins().values().stream()
        .filter(mixin -> mixin.userObject() instanceof SourceOptions);
  }

  /**
   * Returns the sources that typed options belong to, if no source is typed. More than one is wrong
   * usage.
   */
  private static List<SourceOptions> ownersOfTyped(ParseResult typed) {
    if (typed.hasMatchedOption("--" + SOURCE)) {
      return List.of();
    }
    return mixinsOfSources(typed)
        .filter(mixin -> mixin.options().stream().anyMatch(typed::hasMatchedOption))
        .map(mixin -> (SourceOptions) mixin.userObject())
        .toList();
  }

  /**
   * Returns the selected source. Several are wrong usage; none means that the command selects no
   * source.
   */
  private static List<String> sources(List<Setting> settings, ParseResult typed) {
    boolean set = settings.stream().anyMatch(setting -> setting.option().name().equals(SOURCE));
    List<String> owners = ownersOfTyped(typed).stream().map(SourceOptions::name).toList();
    return set || owners.isEmpty() ? values(SOURCE, settings, typed) : owners;
  }

  /** Returns the options of sources and sinks that are not selected, if the command selects any. */
  private static Set<String> ofOthers(List<Setting> settings, ParseResult typed) {
    List<String> sources = sources(settings, typed);
    List<String> sinks = values(SINK, settings, typed);
    Set<String> others = new HashSet<>();
    for (CommandSpec mixin : typed.commandSpec().mixins().values()) {
      Object owner = mixin.userObject();
      boolean source =
          owner instanceof SourceOptions options && sources.stream().noneMatch(options::isMeantBy);
      boolean sink = owner instanceof SinkOptions options && !sinks.contains(options.name());
      if ((source && !sources.isEmpty()) || (sink && !sinks.isEmpty())) {
        mixin.options().forEach(option -> others.add(KeysReader.key(option)));
      }
    }
    mixinsOfSources(typed)
        .map(mixin -> (SourceOptions) mixin.userObject())
        .filter(options -> sources.stream().anyMatch(options::isMeantBy))
        .flatMap(options -> options.shared().stream())
        .forEach(option -> others.remove(option.substring(2)));
    if (!sinks.contains("console")) {
      others.add("live");
    }
    return others;
  }

  private static Set<String> saidByUri(List<Setting> settings, ParseResult typed) {
    List<String> uris =
        values(SOURCE, settings, typed).stream().filter(source -> source.contains(":")).toList();
    return mixinsOfSources(typed)
        .map(mixin -> (SourceOptions) mixin.userObject())
        .filter(options -> uris.stream().anyMatch(options::isMeantBy))
        .flatMap(options -> options.saidByUri().stream())
        .map(option -> option.substring(2))
        .collect(Collectors.toSet());
  }

  /** Returns the given values; the last one for an option that takes a single value. */
  private static List<String> given(OptionSpec option) {
    List<String> values = option.stringValues();
    return option.isMultiValue() ? values : values.subList(values.size() - 1, values.size());
  }

  /** Returns the effective values of an option; empty if the command has no such option. */
  private static List<String> values(String key, List<Setting> settings, ParseResult typed) {
    OptionSpec option = typed.commandSpec().findOption("--" + key);
    if (option == null) {
      return List.of();
    }
    List<String> words =
        typed.hasMatchedOption(option)
            ? given(option)
            : settings.stream()
                .filter(setting -> setting.option().name().equals(key))
                .map(Setting::values)
                .findFirst()
                .orElse(List.of(option.defaultValue()));
    return words.stream().flatMap(word -> Stream.of(word.split(",", -1))).toList();
  }
}
