package io.dstream.cli.option;

/**
 * A command that takes its settings from a table of its own in the configuration file, and neither
 * from keys for all commands nor from the environment. {@code chaos} and {@code bench} are such:
 * they bring brokers and databases of their own, and what is set for all commands may be somebody's
 * production.
 */
public interface OwnTableOnly {}
