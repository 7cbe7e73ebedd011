package io.dstream.state;

import io.dstream.checkpoint.StateFiles;
import io.dstream.checkpoint.StateIndex;
import io.dstream.checkpoint.StateIndex.KeptPart;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Queue;

/**
 * Reads the states of a range of groups after a batch, one after the other, from files that may
 * have other ranges. Reads groups together up to about {@value #READ_AHEAD} bytes, so that each
 * file is not opened once per small group.
 *
 * @param <C> what a batch brings to a group
 */
final class KeptGroups<C> implements Iterator<GroupState<C>> {
  private static final long READ_AHEAD = 32L << 20;

  private final StateKind<C> kind;
  private final KeptParts parts;
  private final int last;
  private final Queue<GroupState<C>> ready = new ArrayDeque<>();
  private int group;

  /**
   * Finds the files.
   *
   * @param time the time of the batch, milliseconds
   * @throws io.dstream.spec.DstreamException when one is missing or damaged
   */
  KeptGroups(StateKind<C> kind, StateFiles files, int first, int last, long time)
      throws IOException {
    this.kind = kind;
    this.parts = KeptParts.find(kind, files, first, last, time);
    this.group = first;
    this.last = last;
  }

  @Override
  public boolean hasNext() {
    return !ready.isEmpty() || group <= last;
  }

  @Override
  public GroupState<C> next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    try {
      if (ready.isEmpty()) {
        readAhead();
      }
      return ready.remove();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void readAhead() throws IOException {
    int first = group;
    long bytes = 0;
    Map<StateIndex, List<KeptPart>> wanted = new HashMap<>();
    do {
      for (KeptPart part : parts.of(group)) {
        bytes += part.length();
        wanted.computeIfAbsent(part.file(), file -> new ArrayList<>()).add(part);
      }
      group++;
    } while (group <= last && bytes < READ_AHEAD);
    Map<KeptPart, byte[]> read = new HashMap<>();
    for (Map.Entry<StateIndex, List<KeptPart>> file : wanted.entrySet()) {
      List<byte[]> contents = file.getKey().read(file.getValue());
      for (int i = 0; i < contents.size(); i++) {
        read.put(file.getValue().get(i), contents.get(i));
      }
    }
    for (int i = first; i < group; i++) {
      ready.add(state(i, read));
    }
  }

  /** Returns a group's state: its last whole state and the changes since then. */
  private GroupState<C> state(int of, Map<KeptPart, byte[]> read) throws IOException {
    GroupState<C> state = kind.none(of);
    Iterator<KeptPart> rest = parts.of(of).iterator();
    KeptPart part = rest.hasNext() ? rest.next() : null;
    for (long time : parts.timesOf(of)) {
      if (part == null || part.time() != time) {
        state = state.idle(time);
        continue;
      }
      DataInputStream in = new DataInputStream(new ByteArrayInputStream(read.remove(part)));
      state = part.whole() ? kind.readWhole(in, time) : state.plus(kind.readChange(in), time);
      part = rest.hasNext() ? rest.next() : null;
    }
    return state;
  }
}
