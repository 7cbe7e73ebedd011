package io.dstream.checkpoint;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Map;

/**
 * What stands in a checkpoint's {@code pipeline.json}. One of another format may have more in it,
 * and still says which format that is.
 *
 * @param format the version of the checkpoint's files
 * @param dstream the version of the program that made it
 * @param begun whether the log has begun: from then on it is never empty
 * @param id names the checkpoint, whatever its directory; null in those of earlier builds
 * @param pipeline what the pipeline is, by option
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Manifest(
    int format, String dstream, boolean begun, String id, Map<String, String> pipeline) {}
