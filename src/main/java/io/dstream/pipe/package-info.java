/**
 * The language of {@code dstream pipe}. It compiles the text of a pipeline to functions that tasks
 * apply to rows.
 */
package io.dstream.pipe;
