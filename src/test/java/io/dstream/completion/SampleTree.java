package io.dstream.completion;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A small command tree that has one of everything there is to complete. */
public final class SampleTree {
  private SampleTree() {}

  public static CommandLine create() {
    return new CommandLine(new Root());
  }

  static CommandSyntax syntax() {
    return SyntaxReader.read(create().getCommandSpec());
  }

  /** A few names of each kind. */
  public static PipelineWords words() {
    return new PipelineWords(
        List.of("map", "mapValues", "count", "countByValue", "union", "join"),
        List.of("union", "join"),
        List.of("least", "left", "length", "upper"));
  }

  @Command(
      name = "dstream",
      mixinStandardHelpOptions = true,
      subcommands = {
        Count.class,
        Dashboard.class,
        Drop.class,
        Hidden.class,
        Pipe.class,
        Script.class,
        Serve.class,
        Topics.class
      })
  private static final class Root {}

  enum Sink {
    CONSOLE,
    DASHBOARD
  }

  static final class Sources extends ArrayList<String> {
    private static final long serialVersionUID = 1L;

    Sources() {
      super(List.of("socket", "file", "queue"));
    }
  }

  @Command(
      name = "count",
      aliases = "wc",
      description = "Counts words of a stream. It can do more.")
  @SuppressWarnings("UnusedVariable") // only their annotations matter
  private static final class Count {
    @Option(
        names = "--source",
        paramLabel = "TYPE",
        completionCandidates = Sources.class,
        description = "Where from: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).",
        defaultValue = "queue")
    private String source;

    @Option(
        names = {"-s", "--sink"},
        description = "Where to; can be given [more than] once.")
    private List<Sink> sinks;

    @Option(names = "--only", split = ",", paramLabel = "SINK[,...]", description = "Of these.")
    private List<Sink> only;

    @Option(names = "--profile", paramLabel = "PROFILE", description = "A profile.")
    private String profile;

    @Option(names = "--path", paramLabel = "DIR", description = "A directory's URI.")
    private String path;

    @Option(names = "--input", paramLabel = "FILE", description = "A file.")
    private String input;

    @Option(names = "--config", paramLabel = "CONFIG", description = "Another file.")
    private Path config;

    @Option(
        names = {"-n", "--top"},
        paramLabel = "N",
        description = "How many.")
    private int top;

    @Option(
        names = "--password",
        paramLabel = "PASSWORD",
        arity = "0..1",
        description = "Asked for when it is left out.")
    private String password;

    @Option(names = "--live", negatable = true, description = "Redraw in place.")
    private boolean live;

    @Option(names = "--secret", hidden = true)
    private boolean secret;
  }

  @Command(name = "dashboard", description = "Shows counts.")
  @SuppressWarnings("UnusedVariable")
  private static final class Dashboard {
    @Option(names = "--port", paramLabel = "PORT", description = "The port.")
    private int port;
  }

  @Command(name = "drop", description = "Drops files.")
  @SuppressWarnings("UnusedVariable")
  private static final class Drop {
    @Parameters(paramLabel = "DIR")
    private String directory;
  }

  @Command(name = "hidden", hidden = true)
  private static final class Hidden {}

  @Command(name = "pipe", description = "Runs a pipeline.")
  @SuppressWarnings("UnusedVariable")
  private static final class Pipe {
    @Option(names = "--source", paramLabel = "SOURCE", description = "Where from.")
    private List<String> sources;

    @Option(names = "--then", paramLabel = "PIPELINE", description = "Another one.")
    private String then;

    @Parameters(paramLabel = "PIPELINE")
    private String pipeline;
  }

  @Command(name = "script", description = "Prints a script.")
  @SuppressWarnings("UnusedVariable")
  private static final class Script {
    @Parameters(paramLabel = "SHELL")
    private CompletionShell shell;
  }

  @Command(name = "serve", description = "Serves files.")
  @SuppressWarnings("UnusedVariable")
  private static final class Serve {
    @Parameters(paramLabel = "FILE", arity = "1..*")
    private List<Path> files;
  }

  @Command(name = "topics", description = "Topics of a broker.")
  @SuppressWarnings({"UnusedVariable", "UnusedMethod"})
  private static final class Topics {
    @CommandLine.Spec private CommandSpec spec;

    @Option(names = "--broker", paramLabel = "HOST:PORT", description = "The broker.")
    private String broker;

    @Command(name = "create", description = "Makes a topic.")
    void create(
        @Parameters(paramLabel = "NAME") String name,
        @Option(names = "--partitions", paramLabel = "N", description = "How many.") int n) {}

    @Command(name = "list", description = "Lists the topics.")
    void list() {}
  }
}
