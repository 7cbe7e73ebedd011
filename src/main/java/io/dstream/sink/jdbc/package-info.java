/**
 * Implements {@code --sink jdbc}, which writes rows to a table of a database. The driver finds,
 * checks and creates the table ({@code JdbcSink}, {@code TableCheck}); executors write into it
 * ({@code WriteRows}). The differences between databases are in {@code Dialect}.
 */
package io.dstream.sink.jdbc;
