package io.dstream.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.dstream.row.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows of two directories, batch by batch. */
class RowComparisonTest {
  private static final String FIRST = "20260101T000000.000Z/part-0";
  private static final String SECOND = "20260101T000001.000Z/part-0";

  @TempDir private Path expected;
  @TempDir private Path found;

  @BeforeEach
  void writeTheSame() throws IOException {
    for (Path directory : List.of(expected, found)) {
      write(directory, FIRST, "1\ta\n1\tb\n1\tb\n");
      write(directory, SECOND, "2\ta\n");
    }
  }

  @Test
  void theSameRowsInAnyOrderAndInAnyFilesAreExact() throws IOException {
    write(found, FIRST, "1\tb\n1\ta\n");
    write(found, "20260101T000000.000Z/part-7", "1\tb\n");
    assertThat(lines()).containsExactly("exact: 4 rows of 2 batches, 0 differ");
  }

  @Test
  void aRowThatIsMissingIsNamed() throws IOException {
    write(found, FIRST, "1\ta\n1\tb\n");
    assertThat(lines())
        .containsExactly(
            "row\texpected\tfound",
            "1\tb\t2\t1",
            "wrong: 4 rows of 2 batches, 1 differ",
            "1 lost, 0 too many");
  }

  @Test
  void aRowThatIsThereOnceMoreIsNamed() throws IOException {
    write(found, "20260101T000001.000Z/part-1", "2\ta\n");
    assertThat(lines())
        .containsExactly(
            "row\texpected\tfound",
            "2\ta\t1\t2",
            "wrong: 4 rows of 2 batches, 1 differ",
            "0 lost, 1 too many");
  }

  @Test
  void aBatchThatIsMissingAndOneThatNeverWasAreNamed() throws IOException {
    Files.move(found.resolve(FIRST).getParent(), found.resolve("20260101T000000.500Z"));
    assertThat(lines())
        .containsExactly(
            "row\texpected\tfound",
            "1\ta\t1\t0",
            "1\tb\t2\t0",
            "1\ta\t0\t1",
            "1\tb\t0\t2",
            "wrong: 4 rows of 3 batches, 4 differ",
            "3 lost, 3 too many");
  }

  @Test
  void oneBatchAloneIsAWeakProof() throws IOException {
    for (Path directory : List.of(expected, found)) {
      Files.delete(directory.resolve(SECOND));
      Files.delete(directory.resolve(SECOND).getParent());
    }
    assertThat(lines())
        .containsExactly(
            "weak proof: kills between batches were not tried; more --records make more batches",
            "exact: 3 rows of 1 batch, 0 differ");
  }

  private List<String> lines() {
    try (ResultReader right = results(expected);
        ResultReader actual = results(found)) {
      return RowComparison.of(right, actual).verdict(List.of()).lines();
    }
  }

  private static ResultReader results(Path directory) {
    return new TextOutlet(directory).results(Schema.WORD_COUNT);
  }

  private static void write(Path directory, String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
