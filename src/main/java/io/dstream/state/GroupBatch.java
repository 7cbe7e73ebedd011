package io.dstream.state;

import java.io.Serializable;

/**
 * The input of a key group from one batch.
 *
 * @param <C> such as the counts of words
 */
public record GroupBatch<C>(int group, C brought) implements Serializable {}
