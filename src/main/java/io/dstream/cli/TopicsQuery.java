package io.dstream.cli;

import io.dstream.cli.option.LineFormat;
import io.dstream.control.OutputClosedException;
import io.dstream.kafka.KafkaClientConfig;
import io.dstream.kafka.KafkaOptions;
import io.dstream.kafka.TopicAdmin;
import io.dstream.spec.ExitStatus;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * A command that asks the brokers about topics and prints the answer: a text or a JSON object per
 * topic.
 *
 * @param <T> the description of a topic
 */
abstract class TopicsQuery<T> implements Callable<Integer> {
  private final OutputStream out;
  private final Function<T, String> text;
  private final Function<T, String> json;

  @Spec private CommandSpec spec;
  @Mixin private Verbosity verbosity;
  @Mixin private KafkaOptions kafka;
  @Mixin private LineFormat format;

  TopicsQuery(OutputStream out, Function<T, String> text, Function<T, String> json) {
    this.out = out;
    this.text = text;
    this.json = json;
  }

  /** Asks the brokers; returns topics in the order in which they are printed. */
  abstract List<T> ask(TopicAdmin admin);

  @Override
  public final Integer call() throws OutputClosedException {
    KafkaClientConfig config = kafka.config();
    verbosity.remark(spec, config.remarks());
    try (TopicAdmin admin = TopicAdmin.connect(config)) {
      List<T> topics = ask(admin);
      TopicLines.print(out, topics.stream().map(format.json() ? json : text).toList());
      if (topics.isEmpty()) {
        verbosity.say(spec, TopicLines.nothingAt(config));
      }
    }
    return ExitStatus.DONE;
  }
}
