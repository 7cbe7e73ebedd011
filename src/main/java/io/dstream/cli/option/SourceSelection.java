package io.dstream.cli.option;

import io.dstream.source.Source;
import io.dstream.source.SourceOptions;
import io.dstream.source.Sources;
import io.dstream.spec.DstreamException;
import io.dstream.spec.Nearest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/** {@code --source} by name or by URI, with the options of every registered source. */
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
      })
  private String source;

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
   * @return the options by the name of their source
   */
  public Map<String, List<OptionSpec>> addTo(CommandSpec command) {
    Map<String, List<OptionSpec>> added = new LinkedHashMap<>();
    for (SourceOptions options : sources) {
      added.put(options.name(), owned.add(command, "source-" + options.name(), options));
    }
    return added;
  }

  /**
   * The source that the parsed command line selects.
   *
   * @throws DstreamException when there is none of this name, or an option belongs to another
   */
  public Source select(ParseResult parsed) {
    Map<String, SourceOptions> given = owned.given(parsed);
    SourceOptions selected =
        parsed.hasMatchedOption(OPTION) || given.isEmpty()
            ? byNameOrScheme()
            : ownerOf(typed(parsed));
    given.forEach((option, owner) -> requireOwner(option, owner, selected));
    if (isUri()) {
      for (String option : given.keySet()) {
        if (selected.saidByUri().contains(option)) {
          throw DstreamException.usage(
              option + " and the --source URI " + source + " say the same",
              "leave one of them out");
        }
      }
      use(selected);
    }
    return selected.toSource();
  }

  /** Java knows no URI that ends with the colon: {@code queue:} says as much as the name. */
  private void use(SourceOptions selected) {
    if (!source.endsWith(":") || !selected.saidByUri().isEmpty()) {
      selected.use(uri());
    }
  }

  /** Whether the selected source reads stdin. */
  public boolean readsStdin() {
    return sources.stream().anyMatch(each -> each.isMeantBy(source) && each.readsStdin());
  }

  /**
   * The option that selects the source: {@code --source}, or the first typed one that belongs to a
   * source; empty where it is the default.
   */
  public Optional<String> selectedBy(ParseResult parsed) {
    if (parsed.hasMatchedOption(OPTION)) {
      return Optional.of(OPTION);
    }
    return typed(parsed).keySet().stream().findFirst();
  }

  /** The typed options of sources with their owners; settings alone where none is typed. */
  private Map<String, SourceOptions> typed(ParseResult parsed) {
    Map<String, SourceOptions> given = owned.given(parsed);
    Map<String, SourceOptions> typed = new LinkedHashMap<>();
    parsed.originalArgs().stream()
        .map(word -> word.split("=", 2)[0])
        .filter(given::containsKey)
        .forEach(option -> typed.put(option, given.get(option)));
    return typed.isEmpty() ? given : typed;
  }

  /** The one source that all given options belong to. */
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
                "one source at a time: leave one of them out");
          }
        });
    return first.getValue();
  }

  private static void requireOwner(String option, SourceOptions owner, SourceOptions selected) {
    if (owner != selected) {
      throw DstreamException.usage(
          option
              + " belongs to --source "
              + owner.name()
              + ", and the source is "
              + selected.name(),
          "one source at a time: add --source " + owner.name() + " or leave " + option + " out");
    }
  }

  private boolean isUri() {
    return source.contains(":");
  }

  private URI uri() {
    try {
      return new URI(source);
    } catch (URISyntaxException e) {
      throw DstreamException.usage("--source " + source + " is no URI: " + e.getReason());
    }
  }

  private SourceOptions byNameOrScheme() {
    String name = isUri() ? source.substring(0, source.indexOf(':')) : source;
    return sources.stream()
        .filter(options -> options.isMeantBy(source))
        .findFirst()
        .orElseThrow(
            () ->
                DstreamException.usage(
                    "--source " + source + ": there is no source '" + name + "'",
                    Nearest.hint(
                        name,
                        sources.stream().map(SourceOptions::name).toList(),
                        "sources are " + String.join(", ", new Names()))));
  }
}
