package io.dstream.cli.option;

import io.dstream.kafka.KafkaClientConfig;
import io.dstream.operation.Plan;
import io.dstream.row.RowFormat;
import io.dstream.sink.ConsoleSink;
import io.dstream.sink.Sink;
import io.dstream.sink.SinkOptions;
import io.dstream.sink.SinkSettings;
import io.dstream.sink.SinkTimeout;
import io.dstream.sink.Sinks;
import io.dstream.sink.TextSink;
import io.dstream.source.KafkaSource;
import io.dstream.source.Source;
import io.dstream.spec.DstreamException;
import io.dstream.spec.Nearest;
import io.dstream.spec.PipelineSpec;
import io.dstream.spec.SourceSet;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/** {@code --sink}, repeatable for several sinks, with the options of every registered sink. */
public final class SinkSelection {
  private static final String DEFAULT = "console";

  private final List<SinkOptions> sinks = Sinks.all();
  private final OwnedOptions<SinkOptions> owned = new OwnedOptions<>();

  @Option(
      names = "--sink",
      paramLabel = "SINK",
      split = ",",
      completionCandidates = Names.class,
      defaultValue = DEFAULT,
      description = {
        "Where results go: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}); repeat it for"
            + " several at once."
      })
  private List<String> names;

  @Mixin private final SinkTimeout timeout = new SinkTimeout();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "console, text: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private RowFormat.Name format;

  /** Returns the settings of input and output that affect the live view. */
  public LiveOutput output(
      ParseResult parsed,
      PipelineSpec<Source, Plan, Sink> pipeline,
      boolean quiet,
      boolean verbose) {
    Optional<String> given =
        parsed.hasMatchedOption("--format") ? Optional.of(format.toString()) : Optional.empty();
    boolean console = pipeline.sinks().stream().anyMatch(ConsoleSink.class::isInstance);
    boolean consoleOnly = pipeline.sinks().stream().noneMatch(TextSink.class::isInstance);
    return new LiveOutput(
        console,
        pipeline.sources().readsStdin(),
        given,
        consoleOnly && format != RowFormat.Name.text,
        quiet,
        verbose);
  }

  /** The sinks' names, for help and completion. */
  static final class Names implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Sinks.all().stream().map(SinkOptions::name).iterator();
    }
  }

  /**
   * Adds the options of every sink to a command.
   *
   * @return the options added
   */
  public List<OptionSpec> addTo(CommandSpec command) {
    List<OptionSpec> added = new ArrayList<>();
    for (SinkOptions options : sinks) {
      added.addAll(owned.add(command, "sink-" + options.name(), options));
    }
    return added;
  }

  /**
   * Returns the sinks that the parsed command line selects.
   *
   * @param sources the sources of the same stream
   * @throws DstreamException when no sink has a name, or an option belongs to another sink
   */
  public List<Sink> select(ParseResult parsed, SourceSet<Source> sources) {
    LinkedHashSet<SinkOptions> selected = new LinkedHashSet<>();
    for (String name : names) {
      if (!selected.add(byName(name))) {
        throw DstreamException.usage("--sink " + name + " is given twice");
      }
    }
    owned
        .given(parsed)
        .forEach(
            (option, owner) -> {
              if (!selected.contains(owner)) {
                throw DstreamException.usage(
                    option
                        + " belongs to --sink "
                        + owner.name()
                        + ", which is not among the sinks",
                    "add --sink " + owner.name() + " or leave " + option + " out");
              }
            });
    if (parsed.hasMatchedOption(SinkTimeout.OPTION)
        && selected.stream().noneMatch(SinkOptions::triesAgain)) {
      throw DstreamException.usage(
          SinkTimeout.OPTION + " has no effect on " + String.join(", ", names),
          "it is for sinks that write to a server");
    }
    SinkSettings settings = new SinkSettings(format, timeout.timeout(), brokersOf(sources));
    return selected.stream().map(options -> options.toSink(settings)).toList();
  }

  private static Optional<KafkaClientConfig> brokersOf(SourceSet<Source> sources) {
    return sources.all().stream()
        .flatMap(Source::members)
        .filter(KafkaSource.class::isInstance)
        .map(source -> ((KafkaSource) source).config())
        .findFirst();
  }

  private SinkOptions byName(String name) {
    return sinks.stream()
        .filter(sink -> sink.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                DstreamException.usage(
                    "--sink " + name + ": there is no such sink",
                    Nearest.hint(
                        name,
                        sinks.stream().map(SinkOptions::name).toList(),
                        "sinks are " + String.join(", ", new Names()))));
  }
}
