package io.dstream.cli.option;

import java.util.Optional;

/**
 * What options beside {@code --live} say of input and output.
 *
 * @param console whether the console is among the sinks
 * @param linesFromStdin whether the source reads stdin, which keys come from
 * @param format what {@code --format} says, where it is given
 * @param formatForConsoleOnly whether the format is not {@code text}, and no sink beside the
 *     console takes it
 */
public record LiveOutput(
    boolean console,
    boolean linesFromStdin,
    Optional<String> format,
    boolean formatForConsoleOnly,
    boolean quiet,
    boolean verbose) {}
