package io.dstream.cli.option;

import java.util.Optional;

/**
 * Input and output settings that affect the live view.
 *
 * @param console whether the console is among the sinks
 * @param linesFromStdin whether the source reads stdin, where the live view reads its keys
 * @param format the value of {@code --format}, if given
 * @param formatForConsoleOnly whether the format is not {@code text}, and no sink other than the
 *     console uses it
 */
public record LiveOutput(
    boolean console,
    boolean linesFromStdin,
    Optional<String> format,
    boolean formatForConsoleOnly,
    boolean quiet,
    boolean verbose) {}
