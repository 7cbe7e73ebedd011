package io.dstream.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.dstream.source.Source;
import io.dstream.spec.Silence;
import io.dstream.text.LineBlock;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.streaming.api.java.JavaDStream;

/** A feed that nobody asks anything; a test overrides what is asked in it. */
class UnaskedFeed implements Source.Feed {
  @Override
  public JavaDStream<LineBlock> blocks() {
    throw new UnsupportedOperationException();
  }

  @Override
  public JsonNode position() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Source.Taken taken(long time) {
    throw new UnsupportedOperationException();
  }

  @Override
  public JavaRDD<LineBlock> readAgain(JsonNode reads) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Silence silence(long time) {
    throw new UnsupportedOperationException();
  }
}
