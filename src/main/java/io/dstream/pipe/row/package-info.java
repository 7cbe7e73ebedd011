/**
 * Rows in and out of a pipeline: lines as bytes become rows of Spark SQL, and these become values
 * of results.
 */
package io.dstream.pipe.row;
