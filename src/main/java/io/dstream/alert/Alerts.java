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
 * The alerts of a stream. Rows are asked as a result is written ({@link #sink}); an alert begins
 * and ends when the batch is in every sink. A program that starts again begins with no alert.
 * Thread-safe.
 */
public final class Alerts implements BatchListener {
  /** An alert follows so many rows at most. */
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
   * Alerts over results of this schema.
   *
   * @throws DstreamException wrong usage, when two have one name, or an expression is wrong
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

  /** In the order in which they were given. */
  public List<AlertRule> rules() {
    return rules;
  }

  /**
   * Where rows are asked; among the sinks of the stream that is reported to this.
   *
   * @param contacts who is told, outside of this machine
   */
  public Sink sink(List<String> contacts) {
    return new AlertSink(this, contacts);
  }

  /** Tells {@code listener} of every change from now on. */
  public void listen(AlertListener listener) {
    listeners.add(listener);
  }

  /** Says everything there from now on. */
  void sayTo(Notices where) {
    notices = where;
    listen(change -> where.say(change.line()));
  }

  /** Says something beside the changes. */
  public void say(String line) {
    notices.say(line);
  }

  /** Asks the rows of a result; the answers count once its batch is done. */
  void ask(JavaRDD<RowBlock> rows, Instant time) {
    List<Evaluation> answers = new Evaluate(conditions, followed(), schema, ROWS).on(rows);
    synchronized (this) {
      evaluated.put(time, answers); // in place of those of an attempt that failed
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

  /** For which rows which alerts fire now. */
  public synchronized AlertStates states() {
    return states;
  }

  /** Whether one has ever fired. */
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
