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

  /** Whether {@code source}, a name or a URI, means this source. */
  default boolean isMeantBy(String source) {
    int colon = source.indexOf(':');
    String scheme = source.substring(0, Math.max(colon, 0));
    return name().equals(colon < 0 ? source : scheme) || otherSchemes().contains(scheme);
  }

  /** Whether this source reads stdin. */
  default boolean readsStdin() {
    return false;
  }

  /** The options that a {@code --source} URI says already. */
  Set<String> saidByUri();

  /**
   * Takes what a {@code --source} URI says beside the name.
   *
   * @throws io.dstream.spec.DstreamException when it is incomplete or says too much
   */
  void use(URI uri);

  /**
   * The source.
   *
   * @throws io.dstream.spec.DstreamException when the options cannot be
   */
  Source toSource();
}
