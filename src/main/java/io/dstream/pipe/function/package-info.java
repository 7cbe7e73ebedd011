/**
 * Functions of a pipeline: Spark SQL expressions, resolved, typed and checked before the start, and
 * compiled once per task.
 */
package io.dstream.pipe.function;
