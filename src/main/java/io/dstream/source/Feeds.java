package io.dstream.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dstream.control.Closing;
import io.dstream.control.Notices;
import io.dstream.source.Source.Resume;
import io.dstream.source.Source.Taken;
import io.dstream.spec.PipelineSpec;
import io.dstream.spec.Silence;
import io.dstream.text.LineBlock;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.streaming.api.java.JavaStreamingContext;

/**
 * The opened sources of a stream. The checkpoint stores the position of a single feed as the feed
 * defines it, and the positions of several feeds as {@link TakenTogether} combines them. A source
 * may have several feeds, such as one per receiver. Their lines are the source's lines.
 */
public final class Feeds implements AutoCloseable {
  private final Map<String, Source.Feed> byName;
  private final Map<String, String> sourceOf;
  private final JavaStreamingContext context;

  /** Creates feeds from one or more sources, by name and in order, opened in {@code context}. */
  public Feeds(Map<String, ? extends Source.Feed> byName, JavaStreamingContext context) {
    this(byName, Map.of(), context);
  }

  /**
   * @param sourceOf the source of each feed whose name differs from its source's name
   */
  private Feeds(
      Map<String, ? extends Source.Feed> byName,
      Map<String, String> sourceOf,
      JavaStreamingContext context) {
    this.byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
    this.sourceOf = Map.copyOf(sourceOf);
    this.context = context;
  }

  /**
   * Opens all sources of a pipeline. If one cannot be opened, the others are closed.
   *
   * @param resume where the sources resume, if a checkpoint has a position
   */
  public static Feeds open(
      JavaStreamingContext context,
      PipelineSpec<Source, ?, ?> spec,
      Notices notices,
      Optional<Resume> resume) {
    Map<String, Source.Feed> opened = new LinkedHashMap<>();
    Map<String, String> sourceOf = new LinkedHashMap<>();
    try {
      for (Map.Entry<String, Source> named : spec.sources().byName().entrySet()) {
        String source = named.getKey();
        int feeds = named.getValue().feeds();
        boolean alone = spec.sources().single() && feeds == 1;
        for (int i = 1; i <= feeds; i++) {
          OptionalInt part = feeds > 1 ? OptionalInt.of(i) : OptionalInt.empty();
          String name = partName(source, part);
          Optional<Resume> own =
              alone ? resume : resume.map(all -> TakenTogether.resume(name, all));
          sourceOf.put(name, source);
          opened.put(
              name,
              named.getValue().open(new SourceContext(context, spec, source, part, notices, own)));
        }
      }
      return new Feeds(opened, sourceOf, context);
    } catch (RuntimeException e) {
      new Feeds(opened, context).close();
      throw e;
    }
  }

  /** Returns the name of a feed of a source. */
  static String partName(String source, OptionalInt part) {
    return part.isPresent() ? source + "-" + part.getAsInt() : source;
  }

  /** Passes every batch of the stream to {@code receiver}, once the stream is started. */
  public void forEachBatch(BatchReceiver receiver) {
    new GeneratedBatches(byName).handOver(context, receiver);
  }

  /** Merges the lines of each feed into the lines of each source. */
  public Map<String, JavaRDD<LineBlock>> bySource(Map<String, JavaRDD<LineBlock>> byFeed) {
    Map<String, JavaRDD<LineBlock>> lines = new LinkedHashMap<>();
    byFeed.forEach(
        (name, rdd) -> lines.merge(sourceOf.getOrDefault(name, name), rdd, JavaRDD::union));
    return lines;
  }

  private Collection<Source.Feed> all() {
    return byName.values();
  }

  private Optional<Source.Feed> single() {
    return all().size() == 1 ? Optional.of(all().iterator().next()) : Optional.empty();
  }

  private <T> Map<String, T> ofEach(Function<Source.Feed, T> question) {
    Map<String, T> answers = new LinkedHashMap<>();
    byName.forEach((name, feed) -> answers.put(name, question.apply(feed)));
    return answers;
  }

  /** Returns the position of all input that was read before the first batch. */
  public JsonNode position() {
    return single().map(Source.Feed::position).orElseGet(this::positions);
  }

  private JsonNode positions() {
    ObjectNode positions = JsonNodeFactory.instance.objectNode();
    ofEach(Source.Feed::position).forEach(positions::set);
    return positions;
  }

  /**
   * Returns what the batch at {@code time}, in milliseconds, reads. The batch must be computed and
   * not yet completed.
   */
  public Taken taken(long time) {
    return single()
        .map(feed -> feed.taken(time))
        .orElseGet(() -> TakenTogether.of(ofEach(feed -> feed.taken(time))));
  }

  /**
   * Reads the lines of a batch again, by feed.
   *
   * @param reads what the batch reads
   * @param live the RDDs that the feeds gave the batch; some feeds cannot repeat theirs
   */
  public Map<String, JavaRDD<LineBlock>> readAgain(
      JsonNode reads, Map<String, JavaRDD<LineBlock>> live) {
    if (reads.isEmpty()) {
      return nothing();
    }
    if (single().isPresent()) {
      return ofEach(feed -> feed.readAgain(reads));
    }
    Map<String, JavaRDD<LineBlock>> again = new LinkedHashMap<>(live);
    TakenTogether.reads(reads)
        .forEach((name, read) -> again.put(name, byName.get(name).readAgain(read)));
    return again;
  }

  /** Returns the sources that cannot repeat what they gave to a batch in progress. */
  public List<String> lost(JsonNode reads) {
    return single().isPresent() || reads.isEmpty() ? List.of() : TakenTogether.lost(reads);
  }

  /** Returns a batch without records, by feed. */
  public Map<String, JavaRDD<LineBlock>> nothing() {
    return ofEach(feed -> context.sparkContext().parallelize(List.of(), 1));
  }

  /** Applies {@link Source.Feed#withoutBadInput} to every feed. */
  public Optional<Taken> withoutBadInput(long time, Taken batch, Throwable failure) {
    if (single().isPresent()) {
      return single().get().withoutBadInput(time, batch, failure);
    }
    Map<String, Taken> rest = TakenTogether.split(batch, byName.keySet());
    boolean found = false;
    for (Map.Entry<String, Source.Feed> named : byName.entrySet()) {
      Optional<Taken> less =
          named.getValue().withoutBadInput(time, rest.get(named.getKey()), failure);
      less.ifPresent(taken -> rest.put(named.getKey(), taken));
      found |= less.isPresent();
    }
    return found ? Optional.of(TakenTogether.of(rest)) : Optional.empty();
  }

  /** Calls {@link Source.Feed#requireAllInput} on every feed. */
  public void requireAllInput() {
    all().forEach(Source.Feed::requireAllInput);
  }

  /**
   * Returns the number of the last batch that has data of any source, as {@link
   * Source.Feed#lastBatch}.
   */
  public OptionalLong lastBatch() {
    List<OptionalLong> last = all().stream().map(Source.Feed::lastBatch).toList();
    return last.stream().allMatch(OptionalLong::isPresent)
        ? last.stream().mapToLong(OptionalLong::getAsLong).max()
        : OptionalLong.empty();
  }

  /** Returns the {@link Source.Feed#inputs} of all feeds. */
  public List<String> inputs(long time) {
    return all().stream().flatMap(feed -> feed.inputs(time).stream()).toList();
  }

  /** Calls {@link Source.Feed#stopping} on every feed. */
  public void stopping() {
    all().forEach(Source.Feed::stopping);
  }

  /** Returns whether {@link Source.Feed#pendingSince} holds for any feed. */
  public boolean pendingSince(long time) {
    return all().stream().anyMatch(feed -> feed.pendingSince(time));
  }

  /** Calls {@link Source.Feed#check} on every feed. */
  public void check() {
    all().forEach(Source.Feed::check);
  }

  /** Explains why no source produced a line, as {@link Source.Feed#silence}. */
  public Silence silence(long time) {
    Map<String, Silence> each = ofEach(feed -> feed.silence(time));
    return each.size() == 1
        ? each.values().iterator().next()
        : new Silence(
            joined(each, Silence::kind),
            joined(each, Silence::why),
            each.values().stream().allMatch(Silence::told));
  }

  /** Joins the parts, each with its source's name. Generated names of feeds are left out. */
  private String joined(Map<String, Silence> each, Function<Silence, String> part) {
    return each.entrySet().stream()
        .map(
            named ->
                (sourceOf.getOrDefault(named.getKey(), named.getKey()).equals(named.getKey())
                        ? named.getKey() + ": "
                        : "")
                    + part.apply(named.getValue()))
        .distinct()
        .collect(Collectors.joining(" / "));
  }

  /** Returns the {@link Source.Feed#lag} of each feed. */
  public Map<String, Map<String, Long>> lag() {
    return ofEach(Source.Feed::lag);
  }

  /** Calls {@link Source.Feed#completed} on every feed. */
  public void completed(long time) {
    all().forEach(feed -> feed.completed(time));
  }

  @Override
  public void close() {
    Closing.each(List.copyOf(all()), Source.Feed::close);
  }
}
