/**
 * The text of a pipeline and its parser, which knows stages, brackets, quotes and functions; what a
 * function's body says is Spark's to read.
 */
package io.dstream.pipe.text;
