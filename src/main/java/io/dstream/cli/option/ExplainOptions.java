package io.dstream.cli.option;

import io.dstream.row.JsonText;
import io.dstream.spec.Explanation;
import io.dstream.spec.PipelineSpec;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Optional;
import java.util.Stack;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** {@code --explain}: prints the plan instead of running it. */
public final class ExplainOptions {
  private static final String FOR_PEOPLE = "text";

  /** The output format of the plan. */
  enum Form {
    text,
    json
  }

  @Option(
      names = "--explain",
      arity = "0..1",
      paramLabel = "FORM",
      fallbackValue = FOR_PEOPLE,
      preprocessor = OnlyAttached.class,
      description = {
        "Print the plan, its guarantee and what it contacts, as ${COMPLETION-CANDIDATES} (default:"
            + " text); start nothing."
      })
  private Form form;

  /** Returns whether the plan is requested. */
  public boolean asked() {
    return form != null;
  }

  /**
   * Prints the explanation of {@code spec}.
   *
   * @param selectedBy the option that selects the source; empty if the source is the default
   */
  public void print(PipelineSpec<?, ?, ?> spec, Optional<String> selectedBy, PrintWriter out) {
    Explanation explanation = Explanation.of(spec, selectedBy, Runtime.getRuntime().maxMemory());
    if (form == Form.text) {
      explanation.lines().forEach(out::println);
    } else {
      out.println(JsonText.of(explanation.toJson()));
    }
    out.flush();
  }

  /**
   * Accepts the form only as {@code --explain=json}: the word after {@code --explain} is not it.
   */
  private static final class OnlyAttached implements IParameterPreprocessor {
    @Override
    public boolean preprocess(
        Stack<String> words, CommandSpec command, ArgSpec option, Map<String, Object> parser) {
      if (" ".equals(parser.get("separator"))) {
        words.push(FOR_PEOPLE);
      }
      return false;
    }
  }
}
