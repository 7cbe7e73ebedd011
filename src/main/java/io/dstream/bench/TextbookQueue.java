package io.dstream.bench;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.streaming.Durations;
import org.apache.spark.streaming.api.java.JavaStreamingContext;
import scala.Tuple2;

/** The tutorial's smallest program: a queue of RDDs, counted and printed, one batch per second. */
final class TextbookQueue {
  private TextbookQueue() {}

  public static void main(String[] args) throws InterruptedException {
    SparkConf conf =
        new SparkConf()
            .setMaster("local[*]")
            .setAppName("textbook")
            .set("spark.ui.enabled", "false")
            .set("spark.driver.host", "localhost")
            .set("spark.driver.bindAddress", "127.0.0.1");
    try (JavaStreamingContext context = new JavaStreamingContext(conf, Durations.seconds(1))) {
      Queue<JavaRDD<String>> queue = new ArrayDeque<>();
      for (int i = 0; i < 10; i++) {
        queue.add(context.sparkContext().parallelize(List.of("to be or not to be", "that is it")));
      }
      context
          .queueStream(queue)
          .flatMap(line -> Arrays.asList(line.split(" ")).iterator())
          .mapToPair(word -> new Tuple2<>(word, 1L))
          .reduceByKey(Long::sum)
          .print();
      context.start();
      context.awaitTermination();
    }
  }
}
