package io.dstream.cli.option;

import io.dstream.config.ConfigChoice;
import io.dstream.control.OwnProgram;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/**
 * Where settings come from besides the command line. These options may stand before or after the
 * command's name.
 */
public final class ConfigOptions {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description = "Settings (default: the user's dstream/config.toml).")
  private Optional<String> file;

  @Option(
      names = "--profile",
      paramLabel = "PROFILE",
      scope = ScopeType.INHERIT,
      description = "Use the settings of [profiles.PROFILE], too.")
  private Optional<String> profile;

  @Option(
      names = OwnProgram.NO_CONFIG,
      scope = ScopeType.INHERIT,
      description = "Leave settings of files and environment out.")
  private boolean nothing;

  /**
   * Returns what the command line chooses.
   *
   * @throws io.dstream.spec.DstreamException wrong usage
   */
  public ConfigChoice choice() {
    return ConfigChoice.typed(file, profile, nothing);
  }

  /** Returns the options as given, for use on another command line. */
  public List<String> arguments() {
    List<String> words = new ArrayList<>();
    file.ifPresent(name -> words.addAll(List.of("--config", name)));
    profile.ifPresent(name -> words.addAll(List.of("--profile", name)));
    if (nothing) {
      words.add(OwnProgram.NO_CONFIG);
    }
    return words;
  }
}
