package io.dstream.source;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.dstream.spec.Phrases;
import io.dstream.spec.Silence;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * Decides from directory listings which files count now. A file counts once, when it is complete:
 * when nothing was written to it for {@value #SETTLE_MILLIS} ms, according to its modification time
 * or, if that time lies in the future, according to the listings. Its age never excludes it.
 * Memory: a few words per file in the directory. Removed files are forgotten.
 */
final class DirectoryWatch implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final long SETTLE_MILLIS = 1000;
  private static final String BEING_WRITTEN = "still being written";

  /**
   * A file in a listing. Times are in milliseconds since the epoch, the length is in bytes.
   *
   * @param unfit why the file can never count, such as {@code not a regular file}; empty if it can
   */
  record Seen(
      String path,
      String name,
      boolean directory,
      long length,
      long modified,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) String unfit)
      implements Serializable {
    @JsonCreator
    Seen {
      unfit = unfit == null ? "" : unfit; // a checkpoint omits an empty value
    }

    /** Creates a file that can count, or a directory. */
    Seen(String path, String name, boolean directory, long length, long modified) {
      this(path, name, directory, length, modified, "");
    }

    /** Returns why the file can never count, or an empty string if it can. */
    String whyNever() {
      if (directory) {
        return "a directory";
      }
      if (name.startsWith(".") || name.startsWith("_")) {
        return "hidden";
      }
      if (!unfit.isEmpty()) {
        return unfit;
      }
      return name.endsWith("._COPYING_") ? "being copied" : "";
    }

    private boolean sameContent(Seen other) {
      return length == other.length && modified == other.modified;
    }
  }

  /** A file that does not count, and the reason. */
  record LeftOut(String path, String why) {}

  /**
   * The result of a listing: files that count now, files left out, and files that changed after
   * they were counted.
   */
  record Decision(List<Seen> counted, List<LeftOut> leftOut, List<Seen> changed) {
    /** The decision when there is no listing. */
    static final Decision NONE = new Decision(List.of(), List.of(), List.of());
  }

  /** A file as it was when it was counted, or at the start, and as it was last seen. */
  private record Done(Seen then, Seen now) implements Serializable {}

  private record Waiting(Seen file, long since) implements Serializable {}

  private final HashMap<String, Done> done = new HashMap<>();
  private final HashMap<String, Seen> bad = new HashMap<>();
  private final HashMap<String, Waiting> waiting = new HashMap<>();
  private final HashSet<String> explained = new HashSet<>();
  private final HashSet<String> before = new HashSet<>();
  private transient List<Seen> listing = List.of();

  /** Returns the files that were counted, or existed before the start, and still exist. */
  synchronized List<Seen> done() {
    return done.values().stream().map(Done::now).toList();
  }

  /** Skips the files that exist before the start. */
  synchronized void skip(List<Seen> listing) {
    resume(listing);
    listing.forEach(file -> before.add(file.path()));
  }

  /** Resumes from another watch that had finished with these files. */
  synchronized void resume(List<Seen> files) {
    files.forEach(file -> done.put(file.path(), new Done(file, file)));
  }

  /** Leaves out a file that cannot be read. It is tried again after it has changed. */
  synchronized void leaveOut(Seen file) {
    Done known = done.get(file.path());
    if (known != null && known.then().equals(file)) {
      done.remove(file.path());
      bad.put(file.path(), file);
    }
  }

  /** Returns whether a file that arrived by {@code time} is not known to be complete yet. */
  synchronized boolean pendingSince(long time) {
    return waiting.values().stream()
        .anyMatch(w -> w.since() <= time || w.file().modified() <= time);
  }

  /** Decides on a listing made at {@code now}, in milliseconds since the epoch. */
  synchronized Decision decide(List<Seen> listing, long now) {
    Decision decision = new Decision(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    Set<String> present = new HashSet<>();
    for (Seen file : listing) {
      present.add(file.path());
      decide(file, now, decision);
    }
    for (Map<String, ?> known : List.of(done, waiting, bad)) {
      known.keySet().retainAll(present);
    }
    explained.retainAll(present);
    before.retainAll(present);
    this.listing = listing;
    return decision;
  }

  /** Explains why no file in the last listing of {@code directory} counts now, with a few names. */
  synchronized Silence silence(String directory) {
    if (listing.isEmpty()) {
      return Silence.of("no file", "there is no file in " + directory);
    }
    Map<String, List<String>> names = new TreeMap<>();
    for (Seen file : listing) {
      names.computeIfAbsent(whyNotNow(file), why -> new ArrayList<>()).add(file.name());
    }
    StringJoiner all = new StringJoiner("; ");
    names.forEach((why, files) -> all.add(why + ": " + Phrases.few(files)));
    return Silence.of("" + names.keySet(), "there is no new file in " + directory + "; " + all);
  }

  private String whyNotNow(Seen file) {
    String never = file.whyNever();
    if (!never.isEmpty()) {
      return never;
    }
    if (before.contains(file.path())) {
      return "there before the start, and no --existing";
    }
    if (isBad(file)) {
      return "skipped, as it cannot be read";
    }
    if (!done.containsKey(file.path())) {
      return BEING_WRITTEN;
    }
    return file.length() == 0 ? "empty" : "counted";
  }

  private void decide(Seen file, long now, Decision decision) {
    Done known = done.get(file.path());
    if (known != null) {
      if (!known.now().sameContent(file)) {
        done.put(file.path(), new Done(known.then(), file));
        decision.changed().add(file);
      }
      return;
    }
    if (isBad(file)) {
      return;
    }
    String why = file.whyNever();
    if (!why.isEmpty()) {
      leaveOut(file, why, decision);
    } else if (isWhole(file, now)) {
      waiting.remove(file.path());
      bad.remove(file.path());
      done.put(file.path(), new Done(file, file));
      decision.counted().add(file);
    } else {
      leaveOut(file, BEING_WRITTEN, decision);
    }
  }

  private boolean isBad(Seen file) {
    Seen skipped = bad.get(file.path());
    return skipped != null && skipped.sameContent(file);
  }

  private boolean isWhole(Seen file, long now) {
    if (file.modified() <= now - SETTLE_MILLIS) {
      return true;
    }
    Waiting before = waiting.get(file.path());
    if (before == null || !before.file().sameContent(file)) {
      waiting.put(file.path(), new Waiting(file, now));
      return false;
    }
    return before.since() <= now - SETTLE_MILLIS;
  }

  private void leaveOut(Seen file, String why, Decision decision) {
    if (explained.add(file.path())) {
      decision.leftOut().add(new LeftOut(file.path(), why));
    }
  }
}
