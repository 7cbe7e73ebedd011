/** The stages of a pipeline, one class per stage: their arguments, types, and execution. */
package io.dstream.pipe.stage;
