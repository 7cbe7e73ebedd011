package io.dstream.chaos;

import io.dstream.spec.DstreamException;
import io.dstream.spec.Durations;
import io.dstream.words.OperationSpec;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A word count. This process counts the expected words while they are generated. */
final class WordcountWorkload extends Workload {
  private final OperationSpec operation;
  private final Duration batch;

  WordcountWorkload(OperationSpec operation, Duration batch) {
    this.operation = operation;
    this.batch = batch;
    if (operation instanceof OperationSpec.Window window) {
      requireWhole("--slide", window.slide(), "--batch", batch);
      requireWhole("--window", window.length(), "--slide", window.slide());
    }
  }

  private static void requireWhole(String option, Duration whole, String of, Duration part) {
    if (whole.toMillis() % part.toMillis() != 0) {
      throw DstreamException.usage(
          String.format(
              Locale.ROOT,
              "%s %s is no multiple of %s %s",
              option,
              Durations.format(whole),
              of,
              Durations.format(part)),
          "every record must be in the same number of results");
    }
  }

  @Override
  Duration batch() {
    return batch;
  }

  @Override
  List<String> arguments() {
    if (operation instanceof OperationSpec.Window window) {
      return List.of(
          "wordcount",
          "--window",
          Durations.format(window.length()),
          "--slide",
          Durations.format(window.slide()));
    }
    return operation instanceof OperationSpec.Stateful
        ? List.of("wordcount", "--stateful")
        : List.of("wordcount");
  }

  @Override
  Duration memory() {
    return operation instanceof OperationSpec.Window window
        ? window.length().plus(window.slide())
        : Duration.ZERO;
  }

  /** Returns the number of results in which a record counts. */
  private long resultsOfARecord() {
    return operation instanceof OperationSpec.Window window
        ? window.length().toMillis() / window.slide().toMillis()
        : 1;
  }

  @Override
  Check check(Run run) {
    Truth truth = new Truth();
    return new Check() {
      @Override
      public void sent(byte[] line) {
        truth.add(line);
      }

      @Override
      public Optional<Verdict> verdict() {
        Found found =
            operation instanceof OperationSpec.Stateful ? Found.ofTotals() : Found.ofCounts();
        run.outlet().read(found);
        return Optional.of(Verdict.of(truth.times(resultsOfARecord()), found));
      }
    };
  }
}
