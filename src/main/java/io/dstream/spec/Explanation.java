package io.dstream.spec;

import io.dstream.spec.PlanSpec.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The content of {@code --explain}: the plan, its guarantees, the outside systems it contacts and
 * the resources it uses. {@link #lines} formats it for people, {@link #toJson} for programs.
 *
 * @param sources where lines come from, one or more
 * @param steps the plan, step by step
 * @param startsOver what restarts from scratch with the program when there is no checkpoint
 * @param batch the batch interval
 * @param stops when the stream ends
 * @param contacts hosts, directories and URLs that a run uses, without passwords
 */
public record Explanation(
    String name,
    List<Reading> sources,
    List<Step> steps,
    Optional<String> startsOver,
    List<Writing> sinks,
    String batch,
    String master,
    List<String> stops,
    Optional<String> checkpoint,
    List<Contact> contacts,
    Resources resources) {

  /**
   * A source.
   *
   * @param name its name among several sources; empty when it is the only one
   * @param receiver whether a receiver occupies a core for it
   * @param selectedBy the option that selects it; empty when it is the default
   */
  public record Reading(
      Optional<String> name, String uri, boolean receiver, Optional<String> selectedBy) {
    private String line() {
      String why = selectedBy.filter(option -> !option.equals("--source")).orElse("");
      return name.map(n -> n + " = ").orElse("")
          + uri
          + (receiver ? " (a receiver: one core)" : "")
          + (why.isEmpty() ? "" : ", selected by " + why);
    }
  }

  /** A sink in words, whether writing a batch twice is safe, and the guarantee for its rows. */
  public record Writing(String says, boolean idempotent, Guarantee guarantee) {}

  /** An outside system that a run uses, and its role: source, sink, master or checkpoint. */
  public record Contact(String role, String address) {}

  /** Explains a pipeline whose source was not selected on a command line. */
  public static Explanation of(PipelineSpec<?, ?, ?> spec, long heap) {
    return of(spec, Optional.empty(), heap);
  }

  /**
   * Explains a pipeline without contacting anything.
   *
   * @param selectedBy the option that selects the source; empty when it is the default
   * @param heap the maximum heap of this process, in bytes
   */
  public static Explanation of(PipelineSpec<?, ?, ?> spec, Optional<String> selectedBy, long heap) {
    Guarantee guarantee = spec.sources().guarantee(spec.recovery());
    return new Explanation(
        spec.name(),
        readings(spec.sources(), selectedBy),
        spec.plan().steps(spec.batch()),
        spec.plan().startsOver(),
        spec.sinks().stream()
            .map(s -> new Writing(s.describe(), s.idempotent(), guarantee.into(s)))
            .toList(),
        Durations.format(spec.batch()),
        spec.master().url(),
        spec.stop().describe(),
        spec.recovery().checkpoint(),
        contacts(spec),
        Resources.of(spec, heap));
  }

  private static List<Reading> readings(SourceSet<?> sources, Optional<String> selectedBy) {
    List<Reading> readings = new ArrayList<>();
    sources
        .byName()
        .forEach(
            (name, source) ->
                readings.add(
                    new Reading(
                        sources.single() ? Optional.empty() : Optional.of(name),
                        source.uri(),
                        source.usesReceiver(),
                        selectedBy)));
    return List.copyOf(readings);
  }

  private static List<Contact> contacts(PipelineSpec<?, ?, ?> spec) {
    List<Contact> contacts = new ArrayList<>();
    spec.sources().all().stream()
        .flatMap(source -> source.contacts().stream())
        .forEach(at -> contacts.add(new Contact("source", at)));
    spec.sinks().forEach(s -> s.contacts().forEach(at -> contacts.add(new Contact("sink", at))));
    spec.recovery().checkpoint().ifPresent(at -> contacts.add(new Contact("checkpoint", at)));
    if (!spec.master().local()) {
      contacts.add(new Contact("master", spec.master().url()));
    }
    return List.copyOf(contacts);
  }

  /** Formats the explanation for people, line by line. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    sources.forEach(source -> lines.add("source     " + source.line()));
    steps.forEach(
        step -> lines.add(String.format(Locale.ROOT, "%-11s", step.name()) + step.says()));
    for (Writing sink : sinks) {
      lines.add("sink       " + sink.says() + (sink.idempotent() ? " (idempotent)" : ""));
    }
    lines.add("batch      every " + batch);
    lines.add("master     " + master);
    lines.add("stops      " + String.join("; ", stops));
    checkpointLine().ifPresent(lines::add);
    if (contacts.isEmpty()) {
      lines.add("contacts   nothing outside this process");
    }
    contacts.forEach(at -> lines.add("contacts   " + at.address() + " (" + at.role() + ")"));
    lines.add("resources  " + resources);
    lines.addAll(guaranteeLines());
    return List.copyOf(lines);
  }

  private Optional<String> checkpointLine() {
    if (checkpoint.isPresent()) {
      return checkpoint.map(directory -> "checkpoint " + directory);
    }
    return startsOver.map(what -> "checkpoint none: " + what + " anew with the program");
  }

  /** Returns one line when all sinks have the same guarantee, else one line per sink. */
  private List<String> guaranteeLines() {
    List<Guarantee> different = sinks.stream().map(Writing::guarantee).distinct().toList();
    if (different.size() == 1) {
      return List.of("guarantee  " + different.get(0));
    }
    return sinks.stream()
        .map(sink -> "guarantee  " + sink.guarantee() + " (into " + sink.says() + ")")
        .toList();
  }

  /**
   * Converts the explanation for programs into an object of texts, numbers, booleans, lists and
   * nested objects. The names in it are a contract.
   */
  public Map<String, Object> toJson() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", name);
    if (sources.size() == 1) {
      json.put("source", object(sources.get(0)));
    } else {
      json.put("sources", sources.stream().map(Explanation::object).toList());
    }
    steps.stream()
        .filter(step -> !step.ofMany())
        .forEach(step -> json.put(step.name(), object(step)));
    Map<String, List<Map<String, Object>>> many = new LinkedHashMap<>();
    steps.stream()
        .filter(Step::ofMany)
        .forEach(
            step ->
                many.computeIfAbsent(step.name() + "s", name -> new ArrayList<>())
                    .add(object(step)));
    json.putAll(many);
    json.put("sinks", sinks.stream().map(Explanation::object).toList());
    json.put("batch", batch);
    json.put("master", master);
    json.put("stops", stops);
    json.put("checkpoint", checkpoint.orElse(null));
    json.put(
        "contacts",
        contacts.stream().map(at -> object("role", at.role(), "address", at.address())).toList());
    json.put("resources", resources.toJson());
    return json;
  }

  private static Map<String, Object> object(Reading source) {
    Map<String, Object> json = new LinkedHashMap<>();
    source.name().ifPresent(name -> json.put("name", name));
    json.put("uri", source.uri());
    json.put("receiver", source.receiver());
    json.put("selectedBy", source.selectedBy().orElse("default"));
    return json;
  }

  private static Map<String, Object> object(Step step) {
    return object("says", step.says(), "options", new TreeMap<>(step.options()));
  }

  private static Map<String, Object> object(Writing sink) {
    Map<String, Object> json = object("says", sink.says(), "idempotent", sink.idempotent());
    json.put("guarantee", sink.guarantee().level().toString());
    json.put("because", sink.guarantee().because());
    return json;
  }

  private static Map<String, Object> object(
      String name, Object value, String other, Object otherValue) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put(name, value);
    json.put(other, otherValue);
    return json;
  }
}
