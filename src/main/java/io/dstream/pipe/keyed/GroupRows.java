package io.dstream.pipe.keyed;

import java.io.Serializable;

/** Pairs whose keys are all of one group: what the map side gives to the shuffle. */
public record GroupRows(int group, PackedRows rows) implements Serializable {}
