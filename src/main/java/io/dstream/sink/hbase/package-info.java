/**
 * {@code --sink hbase}: rows into a table of HBase. {@code RowKeys} says by which key, {@code
 * Cells} what is written; a cell's timestamp is the batch time, so a batch that is written again
 * changes nothing, and a total never gives way to an earlier one.
 */
package io.dstream.sink.hbase;
