/**
 * {@code --sink jdbc}: rows into a table of a database. On the driver a table is found, checked and
 * made ({@code JdbcSink}, {@code TableCheck}); executors write into it ({@code WriteRows}). What
 * differs from database to database stands in its {@code Dialect}.
 */
package io.dstream.sink.jdbc;
