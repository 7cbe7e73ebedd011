package io.dstream.checkpoint;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Map;

/**
 * The content of a checkpoint's {@code pipeline.json}. A manifest of another format may have more
 * fields, and still states its format.
 *
 * @param format the version of the checkpoint's files
 * @param dstream the version of the program that made it
 * @param begun whether the log has begun; from then on it is never empty
 * @param id identifies the checkpoint regardless of its directory; null in checkpoints of earlier
 *     builds
 * @param pipeline the identity of the pipeline, by option
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Manifest(
    int format, String dstream, boolean begun, String id, Map<String, String> pipeline) {}
