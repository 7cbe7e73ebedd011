package io.dstream.cli;

import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code dstream config profiles}: prints the values of {@code --profile}; used by completion. */
@Command(
    name = "profiles",
    description = "Prints the names of the profiles, one a line.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    footer = {"", "Of another file:", "  dstream config profiles --config team.toml"})
final class ConfigProfilesCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    ConfiguredLine.of(spec).configuration().profiles().forEach(out::println);
    out.flush();
  }
}
