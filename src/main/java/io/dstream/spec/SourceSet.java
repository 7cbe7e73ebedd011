package io.dstream.spec;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The sources of a pipeline, at least one, by name and in command-line order.
 *
 * @param <S> the sources' type
 */
public record SourceSet<S extends SourceSpec>(Map<String, S> byName) {
  /** The name of an unnamed source. Only the sole source of a pipeline may be unnamed. */
  public static final String ONLY = "input";

  public SourceSet {
    byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
    requireNoRivals(byName);
  }

  private static void requireNoRivals(Map<String, ? extends SourceSpec> sources) {
    Map<String, String> readers = new HashMap<>();
    sources.forEach(
        (name, source) ->
            source
                .claims()
                .forEach(
                    claim -> {
                      String other = readers.put(claim, name);
                      if (other != null) {
                        throw DstreamException.usage(
                            "two sources read " + claim + ": " + other + " and " + name,
                            "name it once, and use it as often as you like");
                      }
                    }));
  }

  /** Returns a set with a single source. */
  public static <S extends SourceSpec> SourceSet<S> of(S only) {
    return new SourceSet<>(Map.of(ONLY, only));
  }

  /** Returns whether there is exactly one source. */
  public boolean single() {
    return byName.size() == 1;
  }

  /** The sources in command-line order. */
  public Collection<S> all() {
    return byName.values();
  }

  /** Returns a set with the same names and other sources. */
  public SourceSet<S> map(UnaryOperator<S> change) {
    Map<String, S> changed = new LinkedHashMap<>();
    byName.forEach((name, source) -> changed.put(name, change.apply(source)));
    return new SourceSet<>(changed);
  }

  /** Returns the URI of the only source, or the names and URIs of all sources. */
  public String describe() {
    return describe(byName);
  }

  private static String describe(Map<String, ? extends SourceSpec> sources) {
    return sources.size() == 1
        ? sources.values().iterator().next().uri()
        : sources.entrySet().stream()
            .map(named -> named.getKey() + "=" + named.getValue().uri())
            .collect(Collectors.joining(", "));
  }

  /** The number of receivers. Each occupies a core. */
  public int receivers() {
    return all().stream().mapToInt(SourceSpec::receivers).sum();
  }

  /** Returns whether {@code --wal} logs what any of them reads. */
  public boolean logs() {
    return all().stream().anyMatch(SourceSpec::logs);
  }

  /** Returns whether {@code --max-rate} and {@code --backpressure} can slow down any of them. */
  public boolean limitsRate() {
    return all().stream().anyMatch(SourceSpec::limitsRate);
  }

  /** Returns whether stdin is read. */
  public boolean readsStdin() {
    return all().stream().anyMatch(SourceSpec::readsStdin);
  }

  /** What the user should know about the configuration of the sources. */
  public List<String> remarks() {
    return all().stream().flatMap(source -> source.remarks().stream()).toList();
  }

  /** Returns the guarantee of the weakest source. */
  public Guarantee guarantee(RecoverySpec recovery) {
    Map<String, Guarantee> guarantees = new LinkedHashMap<>();
    byName.forEach((name, source) -> guarantees.put(name, source.guarantee(recovery)));
    Map.Entry<String, Guarantee> weakest =
        Collections.min(
            guarantees.entrySet(), Comparator.comparing(named -> named.getValue().level()));
    return single()
        ? weakest.getValue()
        : new Guarantee(
            weakest.getValue().level(),
            "the weakest is " + weakest.getKey() + ": " + weakest.getValue().because());
  }

  /**
   * The options that define what is read. With several sources, each option is prefixed with the
   * source name.
   */
  public Map<String, String> identity() {
    if (single()) {
      return all().iterator().next().identity();
    }
    Map<String, String> identity = new TreeMap<>();
    byName.forEach(
        (name, source) ->
            source
                .identity()
                .forEach((option, value) -> identity.put(name + ": " + option, value)));
    return identity;
  }

  /**
   * Returns the names of the sources whose records use their batch's time as timestamp, since the
   * sources have no timestamp of their own.
   *
   * @param fields the requested record fields, by the name of the source
   * @throws DstreamException wrong usage, when that timestamp is not the last field
   */
  public Set<String> timed(Function<String, List<RecordField>> fields) {
    Set<String> timed = new TreeSet<>();
    byName.forEach(
        (name, source) -> {
          List<RecordField> asked = fields.apply(name);
          int place = asked.indexOf(RecordField.TIMESTAMP);
          if (place < 0 || source.fields().contains(RecordField.TIMESTAMP)) {
            return;
          }
          if (place < asked.size() - 1) {
            throw DstreamException.usage(
                "--fields: the timestamp of "
                    + source.uri()
                    + " is the time of the batch, and stands last",
                "write it behind the other fields");
          }
          timed.add(name);
        });
    return timed;
  }

  /**
   * Returns all fields of each source's records besides their value, by name; the timestamp is
   * last.
   */
  public Map<String, List<RecordField>> allFields() {
    Map<String, List<RecordField>> all = new LinkedHashMap<>();
    byName.forEach(
        (name, source) ->
            all.put(
                name,
                Stream.concat(
                        source.fields().stream()
                            .filter(field -> field != RecordField.TIMESTAMP)
                            .sorted(),
                        Stream.of(RecordField.TIMESTAMP))
                    .toList()));
    return all;
  }

  /**
   * Rejects fields that records do not have.
   *
   * @param fields the requested record fields, by the name of the source
   * @throws DstreamException wrong usage, when a field is missing
   */
  public void requireFields(Function<String, List<RecordField>> fields) {
    byName.forEach(
        (name, source) ->
            fields.apply(name).stream()
                .filter(field -> field != RecordField.TIMESTAMP)
                .filter(field -> !source.fields().contains(field))
                .findFirst()
                .ifPresent(
                    field -> {
                      throw DstreamException.usage(
                          "--fields "
                              + field
                              + ": the records of "
                              + (single() ? "" : name + "=")
                              + source.uri()
                              + " have none",
                          has(source) + (single() ? "" : "; NAME=FIELDS are those of one source"));
                    }));
  }

  private static String has(SourceSpec source) {
    return "they have "
        + Stream.concat(source.fields().stream(), Stream.of(RecordField.TIMESTAMP))
            .distinct()
            .sorted()
            .map(RecordField::toString)
            .collect(Collectors.joining(", "));
  }

  /** Checks every source with {@link SourceSpec#check}. */
  public void check() {
    all().forEach(SourceSpec::check);
  }
}
