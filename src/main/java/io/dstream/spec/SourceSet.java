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
 * The sources of a pipeline, at least one, by name and in the order of the command line.
 *
 * @param <S> the sources' type
 */
public record SourceSet<S extends SourceSpec>(Map<String, S> byName) {
  /** The name of a source that is given none, which only a source that is alone may be. */
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

  /** The only source of a pipeline. */
  public static <S extends SourceSpec> SourceSet<S> of(S only) {
    return new SourceSet<>(Map.of(ONLY, only));
  }

  /** Whether there is one source. */
  public boolean single() {
    return byName.size() == 1;
  }

  /** The sources in their order. */
  public Collection<S> all() {
    return byName.values();
  }

  /** The same names with other sources. */
  public SourceSet<S> map(UnaryOperator<S> change) {
    Map<String, S> changed = new LinkedHashMap<>();
    byName.forEach((name, source) -> changed.put(name, change.apply(source)));
    return new SourceSet<>(changed);
  }

  /** The URI of the only source, or names and URIs of all. */
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

  /** How many receivers there are; each occupies a core. */
  public int receivers() {
    return all().stream().mapToInt(SourceSpec::receivers).sum();
  }

  /** Whether {@code --wal} logs what any of them reads. */
  public boolean logs() {
    return all().stream().anyMatch(SourceSpec::logs);
  }

  /** Whether {@code --max-rate} and {@code --backpressure} can slow down any of them. */
  public boolean limitsRate() {
    return all().stream().anyMatch(SourceSpec::limitsRate);
  }

  /** Whether stdin is read. */
  public boolean readsStdin() {
    return all().stream().anyMatch(SourceSpec::readsStdin);
  }

  /** What the user should know of what they are told. */
  public List<String> remarks() {
    return all().stream().flatMap(source -> source.remarks().stream()).toList();
  }

  /** The guarantee of the weakest source. */
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

  /** The options that say what is read; those of one source among several begin with its name. */
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
   * The names of the sources whose records have the time of their batch as timestamp, since they
   * know no other.
   *
   * @param fields what records are asked for, by the name of the source
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

  /** All that the records of each source have beside their value, by name; a timestamp last. */
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
   * Refuses fields that records do not have.
   *
   * @param fields those that are asked for, by the name of the source
   * @throws DstreamException wrong usage
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

  /** Looks at the outside world, as {@link SourceSpec#check}. */
  public void check() {
    all().forEach(SourceSpec::check);
  }
}
