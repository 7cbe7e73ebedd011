package io.dstream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.dstream.kafka.TopicReport;
import io.dstream.kafka.TopicReport.Partition;
import io.dstream.kafka.TopicReport.Range;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TopicLinesTest {
  private static final TopicReport WORDS =
      new TopicReport(
          "words",
          false,
          List.of(
              new Partition(
                  0,
                  OptionalInt.of(2),
                  List.of(2, 1),
                  List.of(2),
                  Optional.of(new Range(10, 1010))),
              new Partition(1, OptionalInt.empty(), List.of(3, 2), List.of(), Optional.empty())),
          new TreeMap<>(Map.of("retention.ms", "60000", "cleanup.policy", "compact")));

  @Test
  void textIsATableOfThePartitions() {
    assertThat(TopicLines.text(WORDS))
        .isEqualTo(
            """
            words: 2 partitions, 1000 records
              cleanup.policy=compact
              retention.ms=60000
              partition  leader  replicas  in-sync  first   end  records
                      0       2       2,1        2     10  1010     1000
                      1    none       3,2               ?     ?        ?""");
  }

  @Test
  void jsonLeavesOutWhatIsNotKnown() {
    assertThat(TopicLines.json(WORDS))
        .isEqualTo(
            """
            {"topic":"words","internal":false,"records":1000,"partitions":[\
            {"partition":0,"leader":2,"replicas":[2,1],"isr":[2],"first":10,"end":1010,"records":1000},\
            {"partition":1,"replicas":[3,2],"isr":[]}],\
            "configs":{"cleanup.policy":"compact","retention.ms":"60000"}}""");
  }
}
