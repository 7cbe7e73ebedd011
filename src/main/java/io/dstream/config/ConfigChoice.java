package io.dstream.config;

import io.dstream.spec.DstreamException;
import io.dstream.spec.Limits;
import java.util.Optional;

/**
 * Which file and which profile are to be read.
 *
 * @param nothing whether nothing is to be read, the environment included
 */
public record ConfigChoice(Optional<Said> file, Optional<Said> profile, boolean nothing) {
  /**
   * A file or a profile.
   *
   * @param by what says so, such as {@code --profile}
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
   * What the command line says.
   *
   * @throws DstreamException wrong usage, when something is to be read and nothing is
   */
  public static ConfigChoice typed(
      Optional<String> file, Optional<String> profile, boolean nothing) {
    return new ConfigChoice(
        file.map(name -> new Said(name, "--config")),
        profile.map(name -> new Said(name, "--profile")),
        nothing);
  }

  /** This, and where it says nothing, the environment. */
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
