package io.dstream.source;

import java.net.URI;
import java.util.Set;

/** The options of one kind of source; picocli fills its fields in. */
public interface SourceOptions {
  /** The name that {@code --source} takes, which is also the scheme of its URIs. */
  String name();

  /** Other schemes of its URIs. */
  default Set<String> otherSchemes() {
    return Set.of();
  }

  /** Whether {@code source}, a value of {@code --source}, means this source. */
  default boolean isMeantBy(String source) {
    SourceWord word = SourceWord.of(source);
    return name().equals(word.kind()) || (word.isUri() && otherSchemes().contains(word.kind()));
  }

  /** Options of another source that this one has too, such as {@code --path}. */
  default Set<String> shared() {
    return Set.of();
  }

  /** Whether this source reads stdin. */
  default boolean readsStdin() {
    return false;
  }

  /** The options that a {@code --source} URI says already. */
  Set<String> saidByUri();

  /**
   * The source, as the options say.
   *
   * @throws io.dstream.spec.DstreamException when the options cannot be
   */
  Source toSource();

  /**
   * The source, as a {@code --source} URI says, and the options where it says nothing.
   *
   * @throws io.dstream.spec.DstreamException when it is incomplete or says too much
   */
  Source toSource(URI uri);
}
