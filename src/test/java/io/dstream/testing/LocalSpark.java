package io.dstream.testing;

import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A local Spark for the tests of a class. A JVM has one at a time. */
public final class LocalSpark implements BeforeAllCallback, AfterAllCallback {
  private JavaSparkContext spark;

  @Override
  public void beforeAll(ExtensionContext context) {
    spark = start();
  }

  /** One for a part of a test; the caller closes it. */
  public static JavaSparkContext start() {
    return new JavaSparkContext(
        new SparkConf()
            .setMaster("local[2]")
            .setAppName("test")
            .set("spark.ui.enabled", "false")
            .set("spark.driver.host", "localhost")
            .set("spark.driver.bindAddress", "127.0.0.1"));
  }

  @Override
  public void afterAll(ExtensionContext context) {
    spark.close();
  }

  public JavaSparkContext context() {
    return spark;
  }
}
