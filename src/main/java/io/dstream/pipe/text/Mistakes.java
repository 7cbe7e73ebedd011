package io.dstream.pipe.text;

import io.dstream.spec.DstreamException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Collects the mistakes of a pipeline: first those of the parser, then those of the check of its
 * stages. The parser and the check leave out mistakes that only follow from others.
 */
public final class Mistakes {
  private final List<PipelineException> found = new ArrayList<>();

  /** Adds a mistake, unless it was found before. */
  public void add(PipelineException mistake) {
    if (found.stream().noneMatch(mistake::saysTheSameAs)) {
      found.add(mistake);
    }
  }

  /**
   * Returns the result of {@code step}. If it throws a mistake, adds the mistake and returns empty.
   */
  public <T> Optional<T> attempt(Supplier<T> step) {
    try {
      return Optional.of(step.get());
    } catch (PipelineException e) {
      add(e);
      return Optional.empty();
    }
  }

  /**
   * Ends the compilation if there is a mistake.
   *
   * @param text the pipeline
   * @throws DstreamException wrong usage: all mistakes, in the order of the text, each with a caret
   *     under its place
   */
  public void throwIfAny(String text) {
    if (found.size() == 1) {
      throw found.get(0).in(text);
    } else if (found.size() > 1) {
      throw DstreamException.usage("wrong pipeline: " + found.size() + " mistakes" + list(text));
    }
  }

  private String list(String text) {
    StringBuilder list = new StringBuilder();
    int number = 1;
    for (PipelineException mistake :
        found.stream().sorted(Comparator.comparingInt(one -> one.at().from())).toList()) {
      list.append("\n").append(number++).append(". ").append(mistake.shown(text));
      if (!mistake.hint().isEmpty()) {
        list.append("\nhint: ").append(mistake.hint());
      }
    }
    return list.toString();
  }
}
