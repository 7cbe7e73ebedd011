package io.dstream.state;

import java.io.Serializable;

/**
 * What a batch brought to a key group.
 *
 * @param <C> such as the counts of words
 */
public record GroupBatch<C>(int group, C brought) implements Serializable {}
