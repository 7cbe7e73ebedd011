package io.dstream.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.dstream.text.LineBlock;
import org.apache.spark.api.java.JavaRDD;

/** A feed that cannot repeat its input. It has no position, and no batch can be read again. */
interface Unrepeatable extends Source.Feed {
  @Override
  default JsonNode position() {
    return JsonNodeFactory.instance.objectNode();
  }

  @Override
  default Source.Taken taken(long time) {
    return new Source.Taken(null, position());
  }

  @Override
  default JavaRDD<LineBlock> readAgain(JsonNode reads) {
    throw new IllegalStateException("what was read cannot be read again");
  }
}
