package io.dstream.cli;

import io.dstream.cli.option.FoundSchemas;
import io.dstream.cli.option.OperationOptions;
import io.dstream.cli.option.RunOptions;
import io.dstream.cli.option.WordOptions;
import io.dstream.operation.Plan;
import io.dstream.source.Source;
import io.dstream.spec.SourceSet;
import io.dstream.words.WordPlan;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jline.terminal.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code dstream wordcount}: counts the words of a stream. */
@Command(
    name = "wordcount",
    description = "Counts the words of a live stream.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    abbreviateSynopsis = true,
    footer = {
      "",
      "Examples:",
      "  dstream wordcount",
      "  dstream wordcount --source socket --port 9999 --batch 5s",
      "  dstream wordcount --source file --path logs --window 1m --slide 10s",
      "  dstream wordcount --source kafka --topic words --stateful --top 20",
      "  tail -F access.log | dstream wordcount --source stdin"
    })
final class WordcountCommand extends StreamingCommand {
  @Mixin(name = "words")
  private final WordOptions words = new WordOptions();

  @Mixin(name = "operation")
  private final OperationOptions operation = new OperationOptions();

  private WordcountCommand(OutputStream out, Optional<Terminal> host) {
    super(out, host);
  }

  /** Returns the command line of this command; see {@link StreamingCommand}. */
  static CommandLine create(OutputStream out, Optional<Terminal> host) {
    return line(new WordcountCommand(out, host));
  }

  @Override
  Map<String, List<OptionSpec>> planOptions(CommandSpec command) {
    Map<String, List<OptionSpec>> sections = new LinkedHashMap<>();
    sections.put("Words:", command.mixins().get("words").options());
    sections.put("Operation:", command.mixins().get("operation").options());
    return sections;
  }

  @Override
  Plan plan(SourceSet<Source> sources, RunOptions run, FoundSchemas schemas) {
    return new WordPlan(words.toSpec(), operation.toSpec(run.batch()));
  }
}
