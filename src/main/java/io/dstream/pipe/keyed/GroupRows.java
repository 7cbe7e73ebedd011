package io.dstream.pipe.keyed;

import java.io.Serializable;

/** Pairs whose keys belong to one group: the output of the map side for the shuffle. */
public record GroupRows(int group, PackedRows rows) implements Serializable {}
