package io.dstream.config;

import io.dstream.spec.DstreamException;
import io.dstream.spec.Limits;
import java.util.Optional;

/**
 * Which file and which profile to read.
 *
 * @param nothing whether nothing is read, neither file nor environment
 */
public record ConfigChoice(Optional<Said> file, Optional<Said> profile, boolean nothing) {
  /**
   * A file or a profile.
   *
   * @param by the option or variable that names it, such as {@code --profile}
   */
  record Said(String value, String by) {
    Said {
      Limits.requireText(by, value);
    }

    @Override
    public String toString() {
      return by + " " + value;
    }
  }

  public ConfigChoice {
    if (nothing) {
      file.or(() -> profile).ifPresent(ConfigChoice::refuseBesideNothing);
    }
  }

  /**
   * Returns what the command line chooses.
   *
   * @throws DstreamException wrong usage, when {@code nothing} is combined with a file or profile
   */
  public static ConfigChoice typed(
      Optional<String> file, Optional<String> profile, boolean nothing) {
    return new ConfigChoice(
        file.map(name -> new Said(name, "--config")),
        profile.map(name -> new Said(name, "--profile")),
        nothing);
  }

  /** Returns this choice, completed from the environment. */
  ConfigChoice orOf(UserEnvironment user) {
    return nothing
        ? this
        : new ConfigChoice(
            file.or(() -> variable(user, UserEnvironment.CONFIG)),
            profile.or(() -> variable(user, UserEnvironment.PROFILE)),
            false);
  }

  private static Optional<Said> variable(UserEnvironment user, String name) {
    return user.variable(name).map(value -> new Said(value, name));
  }

  private static void refuseBesideNothing(Said said) {
    throw DstreamException.usage("--no-config and " + said.by() + " exclude each other");
  }
}
