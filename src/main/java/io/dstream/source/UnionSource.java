package io.dstream.source;

import io.dstream.spec.Guarantee;
import io.dstream.spec.RecordField;
import io.dstream.spec.RecoverySpec;
import io.dstream.spec.SourceSet;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Combines several sources into one, as repeated {@code --source} options without names do.
 *
 * @param set the sources by the text that specified each, sorted by it, so that the order on the
 *     command line does not matter to a checkpoint
 */
public record UnionSource(SourceSet<Source> set) implements Source {
  public UnionSource {
    set = new SourceSet<>(new TreeMap<>(set.byName()));
  }

  @Override
  public Stream<Source> members() {
    return set.all().stream();
  }

  @Override
  public String uri() {
    return String.join(", ", members().map(Source::uri).toList());
  }

  @Override
  public List<String> contacts() {
    return members().flatMap(member -> member.contacts().stream()).toList();
  }

  @Override
  public boolean usesReceiver() {
    return receivers() > 0;
  }

  @Override
  public int receivers() {
    return set.receivers();
  }

  @Override
  public int feeds() {
    return members().mapToInt(Source::feeds).sum();
  }

  @Override
  public Source prepared() {
    return new UnionSource(set.map(Source::prepared));
  }

  /** Returns the first sample that has lines, or else the first sample. */
  @Override
  public Optional<Sample> sample() {
    Optional<Sample> first = Optional.empty();
    for (Source member : set.all()) {
      Optional<Sample> sample = member.sample();
      if (sample.filter(lines -> !lines.lines().isEmpty()).isPresent()) {
        return sample;
      }
      first = first.or(() -> sample);
    }
    return first;
  }

  /** Opens the feed of the context's part. Parts are numbered across the members, in order. */
  @Override
  public Feed open(SourceContext context) {
    int part = context.part().orElseThrow();
    int last = 0;
    for (Source member : set.all()) {
      last += member.feeds();
      if (part <= last) {
        return member.open(context);
      }
    }
    throw new IllegalArgumentException("there is no part " + part + " of " + uri());
  }

  @Override
  public boolean logs() {
    return set.logs();
  }

  @Override
  public boolean limitsRate() {
    return set.limitsRate();
  }

  @Override
  public boolean readsStdin() {
    return set.readsStdin();
  }

  @Override
  public Guarantee guarantee(RecoverySpec recovery) {
    return set.guarantee(recovery);
  }

  @Override
  public Map<String, String> identity() {
    return set.identity();
  }

  /** Returns the fields that the records of all members have. */
  @Override
  public Set<RecordField> fields() {
    Set<RecordField> common = EnumSet.allOf(RecordField.class);
    set.all().forEach(member -> common.retainAll(member.fields()));
    return common;
  }

  @Override
  public Set<String> claims() {
    Set<String> claims = new HashSet<>();
    set.all().forEach(member -> claims.addAll(member.claims()));
    return claims;
  }

  @Override
  public boolean reads(String uri) {
    return members().anyMatch(member -> member.reads(uri));
  }

  @Override
  public void requireRecoverable(RecoverySpec recovery) {
    set.all().forEach(member -> member.requireRecoverable(recovery));
  }

  @Override
  public List<String> remarks() {
    return set.remarks();
  }

  @Override
  public void check() {
    set.check();
  }
}
