package io.dstream.doctor;

import io.dstream.spark.ReachableMaster;
import io.dstream.spec.Master;
import java.util.List;
import java.util.OptionalInt;

/** Compares cores with receivers, and checks whether a standalone master is reachable. */
public record CoresCheck(Master master) implements Check {
  @Override
  public String name() {
    return "cores";
  }

  @Override
  public List<Finding> look() {
    ReachableMaster.check(master);
    OptionalInt cores = master.cores();
    String at = "--master " + master.url() + ": ";
    if (cores.isEmpty()) {
      return List.of(Finding.ok(name(), at + "what the cluster gives"));
    }
    if (cores.getAsInt() == 1) {
      return List.of(
          Finding.warn(
              name(),
              at + "1, which a receiver (--source socket) would occupy: it is refused",
              "--master 'local[2]'"));
    }
    int processors = Runtime.getRuntime().availableProcessors();
    return List.of(
        Finding.ok(
            name(),
            at
                + cores.getAsInt()
                + ", of which a receiver (--source socket) takes one"
                + (cores.getAsInt() > processors ? "; the machine has " + processors : "")));
  }
}
