package io.dstream.source;

import java.net.URI;
import java.util.Set;

/** The options of one kind of source. picocli sets its fields. */
public interface SourceOptions {
  /** Returns the name that {@code --source} takes, which is also the scheme of its URIs. */
  String name();

  /** Returns other schemes of its URIs. */
  default Set<String> otherSchemes() {
    return Set.of();
  }

  /** Returns whether {@code source}, a value of {@code --source}, refers to this source. */
  default boolean isMeantBy(String source) {
    SourceWord word = SourceWord.of(source);
    return name().equals(word.kind()) || (word.isUri() && otherSchemes().contains(word.kind()));
  }

  /** Returns the options of another source that this one also accepts, such as {@code --path}. */
  default Set<String> shared() {
    return Set.of();
  }

  /** Returns whether this source reads stdin. */
  default boolean readsStdin() {
    return false;
  }

  /** Returns the options that a {@code --source} URI already specifies. */
  Set<String> saidByUri();

  /**
   * Creates the source from the options.
   *
   * @throws io.dstream.spec.DstreamException if the options are invalid
   */
  Source toSource();

  /**
   * Creates the source from a {@code --source} URI, and from the options for what the URI leaves
   * open.
   *
   * @throws io.dstream.spec.DstreamException if the URI is incomplete or specifies too much
   */
  Source toSource(URI uri);
}
