/** Keys for rows, so that a batch that is written again replaces the rows it wrote before. */
package io.dstream.sink.keyed;
