/**
 * Functions of a pipeline. They are Spark SQL expressions that are resolved, typed and checked
 * before the start and compiled once per task.
 */
package io.dstream.pipe.function;
