package io.dstream.alert;

import io.dstream.control.Notices;
import io.dstream.engine.BatchListener;
import io.dstream.engine.BatchReport;
import io.dstream.pipe.row.RowCondition;
import io.dstream.row.RowBlock;
import io.dstream.row.Schema;
import io.dstream.sink.Sink;
import io.dstream.spec.DstreamException;
import io.dstream.spec.Phrases;
import java.io.PrintWriter;
import java.io.Writer;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.spark.api.java.JavaRDD;

/**
 * The alerts of a stream. Rows are evaluated while a result is written ({@link #sink}); an alert
 * starts or stops firing once the batch is in every sink. After a restart no alert fires at first.
 * Thread-safe.
 */
public final class Alerts implements BatchListener {
  /** The maximum number of rows that an alert tracks. */
  static final int ROWS = 1_000;

  private final List<AlertRule> rules;
  private final List<RowCondition> conditions;
  private final List<AlertFollower> followers;
  private final Schema schema;
  private final List<AlertListener> listeners = new CopyOnWriteArrayList<>();
  private final Map<Instant, List<Evaluation>> evaluated = new TreeMap<>();
  private final Set<String> said = new HashSet<>();
  private AlertStates states;
  private boolean began;
  private volatile Notices notices = Notices.to(new PrintWriter(Writer.nullWriter()), true, false);

  /**
   * Creates the alerts for results of this schema.
   *
   * @throws DstreamException wrong usage, when two alerts have the same name or an expression is
   *     invalid
   */
  public Alerts(List<AlertRule> rules, Schema schema) {
    Set<String> names = new HashSet<>();
    for (AlertRule rule : rules) {
      if (!names.add(rule.name())) {
        throw DstreamException.usage(
            AlertRule.OPTION + " " + rule.name() + " is given twice", "give each its own name");
      }
    }
    this.rules = List.copyOf(rules);
    this.schema = schema;
    this.conditions = rules.stream().map(rule -> rule.condition(schema)).toList();
    this.states =
        new AlertStates(rules.stream().map(rule -> new AlertState(rule, Map.of())).toList());
    this.followers = rules.stream().map(rule -> new AlertFollower(rule, schema, ROWS)).toList();
  }

  /** The rules in the order in which they were given. */
  public List<AlertRule> rules() {
    return rules;
  }

  /**
   * Returns the sink that evaluates rows, for the stream that reports to this listener.
   *
   * @param contacts the servers that are contacted
   */
  public Sink sink(List<String> contacts) {
    return new AlertSink(this, contacts);
  }

  /** Notifies {@code listener} of every change from now on. */
  public void listen(AlertListener listener) {
    listeners.add(listener);
  }

  /** Sends all messages to {@code where} from now on. */
  void sayTo(Notices where) {
    notices = where;
    listen(change -> where.say(change.line()));
  }

  /** Reports a message that is not a change. */
  public void say(String line) {
    notices.say(line);
  }

  /** Evaluates the rows of a result; the outcome takes effect once the batch is complete. */
  void ask(JavaRDD<RowBlock> rows, Instant time) {
    List<Evaluation> answers = new Evaluate(conditions, followed(), schema, ROWS).on(rows);
    synchronized (this) {
      evaluated.put(time, answers); // replaces the evaluation of a failed attempt
    }
  }

  private synchronized List<Set<String>> followed() {
    return followers.stream().map(AlertFollower::followed).toList();
  }

  @Override
  public synchronized void completed(BatchReport batch) {
    evaluated.forEach(this::take);
    evaluated.clear();
    followers.forEach(follower -> follower.due(batch.time()).ifPresent(this::tell));
  }

  private void take(Instant time, List<Evaluation> answers) {
    for (int i = 0; i < followers.size(); i++) {
      sayTrouble("alert " + rules.get(i).name(), answers.get(i));
      followers.get(i).take(answers.get(i), time).ifPresent(this::tell);
    }
  }

  /** Returns the rows for which each alert fires now. */
  public synchronized AlertStates states() {
    return states;
  }

  /** Whether any alert has ever fired. */
  public synchronized boolean began() {
    return began;
  }

  private void tell(AlertChange change) {
    began = true;
    states = states.after(change);
    listeners.forEach(listener -> listener.changed(change));
  }

  private void sayTrouble(String alert, Evaluation result) {
    if (!result.failure().isEmpty() && said.add(alert + "failure")) {
      say(result.failure() + "; rows on which it fails do not meet it");
    }
    if (result.allMet() > ROWS && !schema.key().isEmpty() && said.add(alert + "rows")) {
      say(
          alert
              + ": "
              + Phrases.count(result.allMet(), "row")
              + " meet it; it follows the best "
              + ROWS);
    }
  }
}
