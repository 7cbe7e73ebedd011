package io.dstream.cli.option;

import io.dstream.alert.AlertRule;
import io.dstream.alert.Alerts;
import io.dstream.alert.Deliveries;
import io.dstream.row.Schema;
import io.dstream.spec.DstreamException;
import io.dstream.spec.Limits;
import io.dstream.spec.SecretOption;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Conditions on the results of a stream, and who is notified of them. */
public final class AlertOptions {
  private static final String EXEC = "--alert-exec";
  private static final String WEBHOOK = "--alert-webhook";
  private static final String EXIT = "--exit-on-alert";

  @Option(
      names = AlertRule.OPTION,
      paramLabel = "ALERT",
      description = {
        "\"NAME: EXPRESSION [for DURATION]\", repeatable: say on stderr when a row of the result begins"
            + " to meet EXPRESSION, a Spark SQL condition over its columns, and when it no longer"
            + " does."
      })
  private List<String> alerts = List.of();

  @Option(
      names = EXEC,
      paramLabel = "COMMAND",
      description =
          "Run COMMAND of the shell each time too, with what changed as JSON on its stdin and in"
              + " DSTREAM_ALERT, DSTREAM_ALERT_STATE.")
  private Optional<String> command = Optional.empty();

  @Option(
      names = WEBHOOK,
      paramLabel = "URL",
      description =
          "Post that JSON to URL each time, or to the one that env:NAME or file:PATH has.")
  private Optional<String> webhook = Optional.empty();

  @Option(names = EXIT, description = "Stop when an alert begins, with exit status 4.")
  private boolean exits;

  /**
   * Returns the alerts for results of this schema, which may be none.
   *
   * @throws DstreamException wrong usage
   */
  public Alerts alerts(Schema schema) {
    if (alerts.isEmpty()) {
      requireNone(EXEC, command.isPresent());
      requireNone(WEBHOOK, webhook.isPresent());
      requireNone(EXIT, exits);
    }
    command.ifPresent(text -> Limits.requireText(EXEC, text));
    url();
    return new Alerts(alerts.stream().map(AlertRule::parse).toList(), schema);
  }

  private static void requireNone(String option, boolean given) {
    if (given) {
      throw DstreamException.usage(
          option + " needs " + AlertRule.OPTION, "such as --alert \"hot: count > 100\"");
    }
  }

  /**
   * Delivers the changes of {@code alerts} to the command and webhook until the result is closed.
   */
  public Deliveries deliver(Alerts alerts) {
    return Deliveries.of(alerts, command, url());
  }

  /** Returns the servers to contact, without the parts of their URLs that may be secret. */
  public List<String> contacts() {
    return url().map(url -> url.getScheme() + "://" + url.getHost()).stream().toList();
  }

  /** Returns whether the first alert ends the stream. */
  public boolean exits() {
    return exits;
  }

  private Optional<URI> url() {
    return webhook.map(given -> uri(new SecretOption(WEBHOOK).read(given).reveal()));
  }

  private static URI uri(String word) {
    try {
      URI uri = URI.create(word.strip());
      if (uri.getHost() != null && uri.getScheme().matches("(?i)https?")) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      throw noUrl();
    }
    throw noUrl();
  }

  /** Returns an error without the value, which may contain a secret. */
  private static DstreamException noUrl() {
    return DstreamException.usage(
        WEBHOOK + " is no URL of a server", "write https://HOST/PATH, env:NAME or file:PATH");
  }
}
