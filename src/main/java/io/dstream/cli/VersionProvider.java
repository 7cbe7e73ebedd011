package io.dstream.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** {@code dstream --version}: the version stands in the jar's manifest. */
final class VersionProvider implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version =
        Optional.ofNullable(VersionProvider.class.getPackage().getImplementationVersion())
            .orElse("(built in place)");
    return new String[] {"dstream " + version};
  }
}
