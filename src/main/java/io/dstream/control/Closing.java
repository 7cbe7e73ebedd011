package io.dstream.control;

import java.util.List;
import java.util.function.Consumer;

/** Closes several resources. */
public final class Closing {
  private Closing() {}

  /** Closes each of them, even if closing an earlier one fails. */
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
