/** The stages of a pipeline, a class each: what they take, their types, and how they run. */
package io.dstream.pipe.stage;
