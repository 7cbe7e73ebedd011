package io.dstream.cli.option;

import io.dstream.cli.option.LiveOptions.Color;
import io.dstream.spec.DstreamException;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Decides whether the console is drawn in place. A typed option that cannot be obeyed is rejected;
 * a preference from a configuration file or the environment is then ignored.
 *
 * @param live the value of {@code --live} or {@code --no-live}
 * @param color the value of {@code --color}
 * @param settings which of these two were typed
 * @param output what the other options request
 * @param screen the terminal
 */
record LiveChoice(
    Optional<Boolean> live, Color color, Typed settings, LiveOutput output, Screen screen) {

  /** Which of the options were typed. */
  record Typed(boolean live, boolean color) {}

  /**
   * The terminal, if there is one.
   *
   * @param missing the streams that must be a terminal and are not, such as {@code stdout}
   * @param type the value of {@code TERM}; empty if it is not set
   * @param placesCursor whether a terminal of that type can move its cursor
   * @param foreground whether this process is in the terminal's foreground
   * @param errors whether stderr is a terminal
   */
  record Screen(
      Optional<String> missing,
      String type,
      boolean placesCursor,
      boolean foreground,
      boolean errors) {}

  /**
   * Returns whether to draw.
   *
   * @throws DstreamException when {@code --live} or {@code --color always} cannot be obeyed
   */
  boolean drawn() {
    Optional<String> obstacle = obstacle();
    if (obstacle.isEmpty()) {
      return true;
    }
    if (asked() && settings.live && output.linesFromStdin()) {
      throw DstreamException.usage(
          "--live reads its keys from stdin, which has the lines of --source stdin",
          "leave --live out, or send the lines through a socket or Kafka");
    }
    if (asked() && settings.live) {
      throw DstreamException.usage(
          "--live cannot draw " + obstacle.get(), "leave --live out: results are printed then");
    }
    if (color == Color.always && settings.color) {
      throw DstreamException.usage(
          "--color always is for the live view, which is not drawn " + obstacle.get(),
          "leave --color always out: results are printed without colors");
    }
    return false;
  }

  private boolean asked() {
    return live.orElse(false);
  }

  private Optional<String> obstacle() {
    return Stream.of(unwanted(), impossible()).flatMap(Optional::stream).findFirst();
  }

  /** Returns the option that makes the live view unwanted. */
  private Optional<String> unwanted() {
    if (!output.console()) {
      return Optional.of("without --sink console");
    }
    if (output.linesFromStdin()) {
      return Optional.of("with --source stdin");
    }
    if (!live.orElse(true)) {
      return Optional.of("with --no-live");
    }
    if (asked() && settings.live) {
      return output.formatForConsoleOnly() ? withFormat() : Optional.empty();
    }
    if (asked()) {
      return Optional.empty();
    }
    return withFormat()
        .or(() -> output.quiet() ? Optional.of("with -q") : Optional.empty())
        .or(() -> output.verbose() ? Optional.of("with -v") : Optional.empty());
  }

  private Optional<String> withFormat() {
    return output.format().map(format -> "with --format " + format);
  }

  /** Returns why the live view is impossible. */
  private Optional<String> impossible() {
    if (screen.missing.isPresent()) {
      return Optional.of("where " + screen.missing.get() + " is not a terminal");
    }
    if (!screen.placesCursor) {
      return Optional.of(
          screen.type.isEmpty()
              ? "where TERM is not set"
              : "on a terminal that cannot place its cursor (TERM=" + screen.type + ")");
    }
    if (!screen.foreground) {
      return Optional.of("in the background");
    }
    return output.verbose() && screen.errors
        ? Optional.of("with -v, whose log runs into it: redirect stderr, or leave one of them out")
        : Optional.empty();
  }
}
