package io.dstream.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dstream.text.WordHash;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyGroupsTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 7, 64, 100, 127, 128})
  void everyGroupIsInExactlyOneTaskAndTasksHaveAboutAsMany(int tasks) {
    KeyGroups groups = new KeyGroups(tasks);
    List<Integer> all =
        IntStream.range(0, tasks)
            .flatMap(task -> IntStream.rangeClosed(groups.first(task), groups.last(task)))
            .boxed()
            .toList();
    assertThat(all).isEqualTo(IntStream.range(0, KeyGroups.COUNT).boxed().toList());
    for (int task = 0; task < tasks; task++) {
      assertThat(groups.last(task) - groups.first(task) + 1)
          .isBetween(KeyGroups.COUNT / tasks, KeyGroups.COUNT / tasks + 1);
      for (int group = groups.first(task); group <= groups.last(task); group++) {
        assertThat(groups.task(group)).isEqualTo(task);
      }
    }
  }

  @Test
  void moreTasksThanGroupsWouldHaveNothingToDo() {
    assertThat(KeyGroups.over(1000)).isEqualTo(new KeyGroups(KeyGroups.COUNT));
    assertThat(KeyGroups.over(3)).isEqualTo(new KeyGroups(3));
    assertThatThrownBy(() -> new KeyGroups(129)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new KeyGroups(0)).isInstanceOf(IllegalArgumentException.class);
  }

  /** Checkpoints have keys where the hash placed them: whoever changes it loses them. */
  @Test
  void aWordIsInTheSameGroupForEver() {
    List<Integer> groups =
        List.of("", "a", "spark", "streaming", "a word of more than sixteen bytes", "Straße")
            .stream()
            .map(word -> word.getBytes(StandardCharsets.UTF_8))
            .map(bytes -> WordHash.group(bytes, 0, bytes.length, KeyGroups.COUNT))
            .toList();
    assertThat(groups).isEqualTo(List.of(0, 74, 93, 33, 4, 77));
  }
}
