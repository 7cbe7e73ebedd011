package io.dstream.sink.jdbc;

/**
 * The description of a column in the database's catalogue.
 *
 * @param type the type with its length or precision, in lower case
 * @param collation empty when text is compared byte by byte
 * @param needsValue whether a row must have a value for it
 */
record ColumnFacts(String name, String type, String collation, boolean needsValue) {}
