/**
 * Implements {@code --sink hbase}, which writes rows to an HBase table. {@code RowKeys} defines the
 * row keys and {@code Cells} the cells. A cell's timestamp is the batch time, so writing a batch
 * again changes nothing, and an earlier total never replaces a later one.
 */
package io.dstream.sink.hbase;
