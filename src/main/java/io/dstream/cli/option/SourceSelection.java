package io.dstream.cli.option;

import io.dstream.source.Source;
import io.dstream.source.SourceOptions;
import io.dstream.source.SourceWord;
import io.dstream.source.Sources;
import io.dstream.source.StdinSource;
import io.dstream.source.UnionSource;
import io.dstream.spec.DstreamException;
import io.dstream.spec.Nearest;
import io.dstream.spec.SourceSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/**
 * {@code --source} by name or by URI, repeatable for several sources, with the options of every
 * registered source.
 */
public final class SourceSelection {
  private static final String OPTION = "--source";
  private static final String DEFAULT = "queue";

  private final List<SourceOptions> sources = Sources.all();
  private final OwnedOptions<SourceOptions> owned = new OwnedOptions<>();

  @Option(
      names = OPTION,
      paramLabel = "SOURCE",
      completionCandidates = Names.class,
      defaultValue = DEFAULT,
      description = {
        "Where lines come from: ${COMPLETION-CANDIDATES}, or a URI such as socket://localhost:9999"
            + " (default: the source that a given option belongs to, else ${DEFAULT-VALUE})."
            + " Repeated: all of them as one; NAME=SOURCE, repeated: each by its name."
      })
  private List<String> words;

  private BooleanSupplier stdin = () -> false;

  /** The sources' names, for help and completion. */
  static final class Names implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Sources.all().stream().map(SourceOptions::name).iterator();
    }
  }

  /**
   * Adds the options of every source to a command.
   *
   * @return the options by help heading: the name of their source and of sources that share some of
   *     them
   */
  public Map<String, List<OptionSpec>> addTo(CommandSpec command) {
    Map<String, List<OptionSpec>> added = new LinkedHashMap<>();
    for (SourceOptions options : sources) {
      added.put(headingOf(options), owned.add(command, "source-" + options.name(), options));
    }
    return added;
  }

  private String headingOf(SourceOptions options) {
    Set<String> own = options.saidByUri();
    return Stream.concat(
            Stream.of(options),
            sources.stream().filter(other -> other.shared().stream().anyMatch(own::contains)))
        .map(SourceOptions::name)
        .distinct()
        .collect(Collectors.joining(", "));
  }

  /**
   * Lets a command read stdin when no source is selected and stdin may provide input.
   *
   * @param stdin returns whether stdin may provide input
   */
  public void preferStdin(CommandSpec command, BooleanSupplier stdin) {
    this.stdin = stdin;
    OptionSpec option = command.findOption(OPTION);
    command.remove(option);
    command.addOption(
        OptionSpec.builder(option)
            .description(
                option.description()[0].replace(
                    "else ${DEFAULT-VALUE}",
                    "else stdin unless it is a terminal, else ${DEFAULT-VALUE}"))
            .build());
  }

  /**
   * Returns the sources that the parsed command line selects.
   *
   * @throws DstreamException when no source has this name, or an option belongs to another source
   */
  public SourceSet<Source> select(ParseResult parsed) {
    Map<String, SourceOptions> given = owned.given(parsed);
    if (!parsed.hasMatchedOption(OPTION)) {
      if (!given.isEmpty()) {
        return SourceSet.of(ownerOf(typed(parsed)).toSource());
      } else if (stdin.getAsBoolean()) {
        return SourceSet.of(new StdinSource());
      }
    }
    List<SourceWord> all = words.stream().map(SourceWord::of).toList();
    boolean named = all.stream().anyMatch(word -> word.name().isPresent());
    Map<String, SourceWord> byName = byName(all, named);
    Set<SourceOptions> selected = new LinkedHashSet<>();
    all.forEach(word -> selected.add(optionsOf(word)));
    given.forEach((option, owner) -> requireOwner(option, owner, selected, named));
    Map<String, Source> made = new LinkedHashMap<>();
    byName.forEach(
        (name, word) -> {
          SourceOptions options = optionsOf(word);
          given.keySet().forEach(option -> requireOnce(option, options, word));
          made.put(name, word.make(options));
        });
    SourceSet<Source> sources = new SourceSet<>(made);
    return named || sources.single() ? sources : SourceSet.of(new UnionSource(sources));
  }

  /**
   * Returns the values of the option by source name. Unnamed values, if several, are their own
   * names.
   */
  private static Map<String, SourceWord> byName(List<SourceWord> all, boolean named) {
    Map<String, SourceWord> byName = new LinkedHashMap<>();
    for (SourceWord word : all) {
      if (named && word.name().isEmpty()) {
        throw DstreamException.usage(
            OPTION + " " + word + " has no name, and others have one",
            "write " + OPTION + " NAME=" + word);
      }
      String unnamed = all.size() > 1 ? word.source() : SourceSet.ONLY;
      String name = word.name().orElse(unnamed);
      if (byName.put(name, word) != null) {
        throw named
            ? DstreamException.usage("two sources have the name " + name + " (" + OPTION + ")")
            : DstreamException.usage(OPTION + " " + name + " is given twice");
      }
    }
    return byName;
  }

  private static void requireOnce(String option, SourceOptions options, SourceWord word) {
    if (word.isUri() && options.saidByUri().contains(option)) {
      throw DstreamException.usage(
          option + " and the " + OPTION + " URI " + word + " both say where lines come from",
          "leave one of them out");
    }
  }

  /** Returns whether a selected source reads stdin. */
  public boolean readsStdin() {
    return sources.stream()
        .anyMatch(each -> each.readsStdin() && words.stream().anyMatch(each::isMeantBy));
  }

  /**
   * Returns the option that selects the source: {@code --source}, or the first typed option that
   * belongs to a source; empty if the source is the default.
   */
  public Optional<String> selectedBy(ParseResult parsed) {
    if (parsed.hasMatchedOption(OPTION)) {
      return Optional.of(OPTION);
    }
    return typed(parsed).keySet().stream().findFirst();
  }

  /**
   * Returns the typed options of sources with their owners, or options from settings if none is
   * typed.
   */
  private Map<String, SourceOptions> typed(ParseResult parsed) {
    Map<String, SourceOptions> given = owned.given(parsed);
    Map<String, SourceOptions> typed = new LinkedHashMap<>();
    parsed.originalArgs().stream()
        .map(word -> word.split("=", 2)[0])
        .filter(given::containsKey)
        .forEach(option -> typed.put(option, given.get(option)));
    return typed.isEmpty() ? given : typed;
  }

  /** Returns the source that all given options belong to. */
  private static SourceOptions ownerOf(Map<String, SourceOptions> given) {
    Map.Entry<String, SourceOptions> first = given.entrySet().iterator().next();
    given.forEach(
        (option, owner) -> {
          if (owner != first.getValue()) {
            throw DstreamException.usage(
                first.getKey()
                    + " belongs to --source "
                    + first.getValue().name()
                    + ", and "
                    + option
                    + " to --source "
                    + owner.name(),
                "leave one of them out, or name the sources with --source");
          }
        });
    return first.getValue();
  }

  private static void requireOwner(
      String option, SourceOptions owner, Set<SourceOptions> selected, boolean named) {
    boolean shared = selected.stream().anyMatch(source -> source.shared().contains(option));
    if (!shared && !selected.contains(owner)) {
      String others =
          selected.stream().map(SourceOptions::name).collect(Collectors.joining(" and "));
      throw DstreamException.usage(
          option
              + " belongs to --source "
              + owner.name()
              + ", and "
              + (selected.size() > 1 ? "the sources are " : "the source is ")
              + others,
          (named ? "add --source NAME=" : "add --source ")
              + owner.name()
              + " or leave "
              + option
              + " out");
    }
  }

  private SourceOptions optionsOf(SourceWord word) {
    return sources.stream()
        .filter(options -> options.isMeantBy(word.source()))
        .findFirst()
        .orElseThrow(
            () ->
                DstreamException.usage(
                    "--source " + word + ": there is no source '" + word.kind() + "'",
                    Nearest.hint(
                        word.kind(),
                        sources.stream().map(SourceOptions::name).toList(),
                        "sources are " + String.join(", ", new Names()))));
  }
}
