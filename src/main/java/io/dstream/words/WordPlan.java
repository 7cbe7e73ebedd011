package io.dstream.words;

import io.dstream.operation.Operation;
import io.dstream.operation.OperationContext;
import io.dstream.operation.Plan;
import io.dstream.row.Schema;
import io.dstream.spec.Cadence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Counts words: the plan of {@code wordcount}. */
public record WordPlan(WordSpec words, OperationSpec operation) implements Plan {
  @Override
  public Schema schema() {
    return operation.schema();
  }

  @Override
  public Cadence cadence() {
    return operation.cadence();
  }

  @Override
  public boolean keepsState() {
    return operation.keepsState();
  }

  @Override
  public Map<String, String> identity() {
    Map<String, String> identity = new TreeMap<>(words.identity());
    identity.putAll(operation.identity());
    return identity;
  }

  @Override
  public List<Step> steps(Duration batch) {
    return List.of(
        new Step("words", words.describe(), words.identity()),
        new Step("operation", operation.describe(batch), operation.identity()));
  }

  @Override
  public Optional<String> startsOver() {
    return operation.startsOver();
  }

  @Override
  public String memory() {
    return operation.memory();
  }

  @Override
  public List<String> lessMemory() {
    List<String> ways = new ArrayList<>();
    operation.lessMemory().ifPresent(ways::add);
    ways.add("fewer words with --min-length or --stop-words");
    return ways;
  }

  @Override
  public Operation open(OperationContext context) {
    return WordCount.of(words, operation, context);
  }

  /** Returns the same plan without state: any words make Spark load the classes that count them. */
  @Override
  public Plan rehearsal() {
    return new WordPlan(words, new OperationSpec.PerBatch());
  }
}
