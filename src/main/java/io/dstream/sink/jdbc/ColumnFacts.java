package io.dstream.sink.jdbc;

/**
 * What a database says of a column.
 *
 * @param type with its length or precision, in lower case
 * @param collation empty when text is compared as the bytes it is
 * @param needsValue whether a row must have a value for it
 */
record ColumnFacts(String name, String type, String collation, boolean needsValue) {}
