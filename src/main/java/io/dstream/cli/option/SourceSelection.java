package io.dstream.cli.option;

import io.dstream.source.Source;
import io.dstream.source.SourceOptions;
import io.dstream.source.Sources;
import io.dstream.spec.DstreamException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/** {@code --source} by name or by URI, with the options of every registered source. */
public final class SourceSelection {
  private static final String DEFAULT = "queue";

  private final List<SourceOptions> sources = Sources.all();
  private final Map<String, SourceOptions> ownerByOption = new LinkedHashMap<>();

  @Option(
      names = "--source",
      paramLabel = "SOURCE",
      completionCandidates = Names.class,
      defaultValue = DEFAULT,
      description = {
        "Where lines come from: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}), or a URI such"
            + " as socket://localhost:9999."
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
      CommandSpec mixin = CommandSpec.forAnnotatedObject(options);
      for (OptionSpec option : mixin.options()) {
        ownerByOption.put(option.longestName(), options);
      }
      command.addMixin("source-" + options.name(), mixin);
      added.put(options.name(), mixin.options());
    }
    return added;
  }

  /**
   * The source that the parsed command line selects.
   *
   * @throws DstreamException when there is none of this name, or an option belongs to another
   */
  public Source select(ParseResult parsed) {
    SourceOptions selected = byNameOrScheme();
    List<String> given = given(parsed);
    for (String option : given) {
      SourceOptions owner = ownerByOption.get(option);
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
    if (isUri()) {
      given.retainAll(selected.saidByUri());
      if (!given.isEmpty()) {
        throw DstreamException.usage(
            given.get(0) + " and the --source URI " + source + " say the same",
            "leave one of them out");
      }
      selected.use(uri());
    }
    return selected.toSource();
  }

  private List<String> given(ParseResult parsed) {
    List<String> given = new ArrayList<>();
    for (OptionSpec option : parsed.matchedOptions()) {
      if (ownerByOption.containsKey(option.longestName())) {
        given.add(option.longestName());
      }
    }
    return given;
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
        .filter(s -> s.name().equals(name) || (isUri() && s.otherSchemes().contains(name)))
        .findFirst()
        .orElseThrow(
            () ->
                DstreamException.usage(
                    "--source " + source + ": there is no source '" + name + "'",
                    "sources are " + String.join(", ", new Names())));
  }
}
