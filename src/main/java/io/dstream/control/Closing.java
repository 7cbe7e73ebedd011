package io.dstream.control;

import java.util.List;
import java.util.function.Consumer;

/** Closes several things. */
public final class Closing {
  private Closing() {}

  /** Each of them, also when one before it cannot be closed. */
  public static <T> void each(List<T> things, Consumer<? super T> close) {
    if (!things.isEmpty()) {
      try {
        close.accept(things.get(0));
      } finally {
        each(things.subList(1, things.size()), close);
      }
    }
  }
}
