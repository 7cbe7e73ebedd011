package io.dstream.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;

class LoopbackConfTest {
  @Test
  void pagesAreServedAtTheLoopbackAddressAlsoByACopy() {
    SparkConf conf = new LoopbackConf().set("spark.app.name", "a").clone();
    assertThat(conf.getenv("SPARK_LOCAL_IP")).isEqualTo("127.0.0.1");
    assertThat(conf.get("spark.app.name")).isEqualTo("a");
    assertThat(conf.getenv("DSTREAM_NO_SUCH_VARIABLE")).isNull();
  }
}
