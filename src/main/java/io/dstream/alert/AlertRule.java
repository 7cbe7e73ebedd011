package io.dstream.alert;

import io.dstream.pipe.row.RowCondition;
import io.dstream.pipe.text.PipelineException;
import io.dstream.row.Schema;
import io.dstream.spec.DstreamException;
import io.dstream.spec.Durations;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Defines when an alert fires: for each row of a result that meets a condition continuously for a
 * given time.
 *
 * @param expression a Spark SQL condition over the columns of the result
 * @param hold how long the condition must hold; zero fires at once
 */
public record AlertRule(String name, String expression, Duration hold) {
  public static final String OPTION = "--alert";

  private static final Pattern FORM = Pattern.compile("(?s)\\s*([\\p{L}\\p{N}_.-]{1,64})\\s*:(.*)");
  private static final Pattern HOLD =
      Pattern.compile("(?is)(.*\\S)\\s+for\\s+([-+]?[\\d.]+\\w*)\\s*");
  private static final String HINT =
      "write \"NAME: EXPRESSION for DURATION\", such as \"hot: count > 100 for 30s\"; a NAME is up to"
          + " 64 letters, digits, _ . and -";

  /**
   * Reads {@code NAME: EXPRESSION [for DURATION]}; does not check the expression.
   *
   * @throws DstreamException wrong usage
   */
  public static AlertRule parse(String word) {
    Matcher form = FORM.matcher(word);
    if (!form.matches() || form.group(2).isBlank()) {
      throw DstreamException.usage(OPTION + " '" + word + "' is no alert", HINT);
    }
    Matcher held = HOLD.matcher(form.group(2));
    if (!held.matches()) {
      return new AlertRule(form.group(1), form.group(2).strip(), Duration.ZERO);
    }
    try {
      return new AlertRule(form.group(1), held.group(1).strip(), Durations.parse(held.group(2)));
    } catch (IllegalArgumentException e) {
      throw DstreamException.usage(OPTION + " " + form.group(1) + ": for " + e.getMessage(), HINT);
    }
  }

  /**
   * Resolves the expression against the columns of a result.
   *
   * @throws DstreamException wrong usage, with the position in the expression
   */
  RowCondition condition(Schema schema) {
    try {
      return RowCondition.of("alert " + name, expression, schema);
    } catch (PipelineException e) {
      throw e.in(OPTION + " " + name, expression);
    }
  }

  /** Returns the rule as text: {@code hot: count > 100 for 30s}. */
  @Override
  public String toString() {
    return name + ": " + expression + (hold.isZero() ? "" : " for " + Durations.format(hold));
  }
}
