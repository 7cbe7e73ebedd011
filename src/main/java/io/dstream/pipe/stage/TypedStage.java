package io.dstream.pipe.stage;

import io.dstream.pipe.function.StreamType;
import io.dstream.pipe.text.StageCall;

/**
 * A stage that is checked.
 *
 * @param output the type of the stream after it
 */
public record TypedStage(StageCall call, StreamType output, Step step) {}
