/**
 * Conversion of rows at both ends of a pipeline: from lines of bytes to Spark SQL rows, and from
 * these to values of results.
 */
package io.dstream.pipe.row;
