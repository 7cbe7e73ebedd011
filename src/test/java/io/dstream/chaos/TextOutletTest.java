package io.dstream.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Results of the text sink as chaos reads them. */
class TextOutletTest {
  @TempDir private Path output;

  @Test
  void rowsOfAllBatchesAreReadInTheirOrderAndHiddenOnesPassedOver() throws IOException {
    write("20260102T000000.000Z/part-0", "t\tspark\t5\nt\tSpark\t1\n");
    write("20260101T000000.000Z/part-1", "t\tspark\t2\n");
    write("20260102T000000.000Z/part-1", "t\te\u0301\uD83D\uDE00\t3\n");
    write(".20260103T000000.000Z/part-0", "t\tspark\t1\n");
    Found found = Found.ofTotals();
    new TextOutlet(output).read(found);
    assertThat(found.counts())
        .isEqualTo(Map.of("spark", 5L, "Spark", 1L, "e\u0301\uD83D\uDE00", 3L));
    assertThat(found.faults()).isEmpty();
  }

  @Test
  void aLineThatIsNoRowIsAFault() throws IOException {
    write("20260101T000000.000Z/part-0", "t\tspark\t2\nt\tspa");
    Found found = Found.ofCounts();
    new TextOutlet(output).read(found);
    assertThat(found.faults()).containsExactly("no row in 20260101T000000.000Z: t\tspa");
  }

  private void write(String name, String text) throws IOException {
    Path file = output.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
