package io.dstream.cli.option;

/**
 * A command that takes its settings only from its own table in the configuration file. It ignores
 * keys for all commands and the environment. {@code chaos} and {@code bench} are such commands:
 * they bring their own brokers and databases, and settings for all commands may name a production
 * system.
 */
public interface OwnTableOnly {}
