package io.dstream.source;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decides from listings of a directory which files count now. A file counts once, when it is whole:
 * when nothing was written to it for {@value #SETTLE_MILLIS} ms, by its modification time or, where
 * that lies in the future, by what the listings show. Its age in itself never keeps it out. Memory:
 * a few words a file in the directory; a file that was removed is forgotten.
 */
final class DirectoryWatch implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final long SETTLE_MILLIS = 1000;

  /** A file in a listing; times in milliseconds since the epoch, length in bytes. */
  record Seen(String path, String name, boolean directory, long length, long modified)
      implements Serializable {
    private boolean sameContent(Seen other) {
      return length == other.length && modified == other.modified;
    }
  }

  /** A file and why it does not count. */
  record LeftOut(String path, String why) {}

  /** What a listing yields: files that count now, files left out, and files that grew too late. */
  record Decision(List<Seen> counted, List<LeftOut> leftOut, List<Seen> changed) {}

  private record Waiting(Seen file, long since) implements Serializable {}

  private final HashMap<String, Seen> done = new HashMap<>();
  private final HashMap<String, Waiting> waiting = new HashMap<>();
  private final HashSet<String> explained = new HashSet<>();

  /** The files that were counted, or there before the start, and are still there. */
  synchronized List<Seen> done() {
    return List.copyOf(done.values());
  }

  /** Takes the files that were counted before, or that are there before the start, as counted. */
  synchronized void skip(List<Seen> listing) {
    listing.forEach(file -> done.put(file.path(), file));
  }

  /** Whether a file waits to be whole that came before {@code time}. */
  synchronized boolean pendingSince(long time) {
    return waiting.values().stream()
        .anyMatch(w -> w.since() <= time || w.file().modified() <= time);
  }

  /** Decides on a listing made at {@code now}, milliseconds since the epoch. */
  synchronized Decision decide(List<Seen> listing, long now) {
    Decision decision = new Decision(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    Set<String> present = new HashSet<>();
    for (Seen file : listing) {
      present.add(file.path());
      decide(file, now, decision);
    }
    for (Map<String, ?> known : List.of(done, waiting)) {
      known.keySet().retainAll(present);
    }
    explained.retainAll(present);
    return decision;
  }

  private void decide(Seen file, long now, Decision decision) {
    Seen counted = done.get(file.path());
    if (counted != null) {
      if (!counted.sameContent(file)) {
        done.put(file.path(), file);
        decision.changed().add(file);
      }
      return;
    }
    String why = whyNever(file);
    if (!why.isEmpty()) {
      leaveOut(file, why, decision);
    } else if (isWhole(file, now)) {
      waiting.remove(file.path());
      done.put(file.path(), file);
      decision.counted().add(file);
    } else {
      leaveOut(file, "still being written", decision);
    }
  }

  private static String whyNever(Seen file) {
    if (file.directory()) {
      return "a directory";
    }
    if (file.name().startsWith(".") || file.name().startsWith("_")) {
      return "hidden";
    }
    return file.name().endsWith("._COPYING_") ? "being copied" : "";
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
