/**
 * The text of a pipeline and its parser. The parser reads stages, brackets, quotes and functions;
 * Spark parses the bodies of functions.
 */
package io.dstream.pipe.text;
