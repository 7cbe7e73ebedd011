package io.dstream.source;

import com.fasterxml.jackson.databind.JsonNode;
import io.dstream.text.LineBlock;
import org.apache.spark.api.java.JavaRDD;

/** A feed that cannot repeat its input, and whose lines are read from a log. */
interface Logged extends Source.Feed {
  LoggedLines lines();

  @Override
  default JsonNode position() {
    return lines().position();
  }

  @Override
  default Source.Taken taken(long time) {
    return lines().taken(time);
  }

  @Override
  default JavaRDD<LineBlock> readAgain(JsonNode reads) {
    return lines().readAgain(reads);
  }

  @Override
  default void completed(long time) {
    lines().completed(time);
  }
}
