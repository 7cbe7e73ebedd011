package io.dstream.checkpoint;

import java.util.Map;

/**
 * What stands in a checkpoint's {@code pipeline.json}.
 *
 * @param format the version of the checkpoint's files
 * @param dstream the version of the program that made it
 * @param partitions those that the state has
 * @param begun whether the log has begun: from then on it is never empty
 * @param pipeline what the pipeline is, by option
 */
record Manifest(
    int format, String dstream, int partitions, boolean begun, Map<String, String> pipeline) {}
