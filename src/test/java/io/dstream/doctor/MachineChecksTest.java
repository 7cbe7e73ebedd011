package io.dstream.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dstream.doctor.Finding.Status;
import io.dstream.spec.DstreamException;
import io.dstream.spec.Master;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Java, heap, cores and disk. */
class MachineChecksTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({"11, wrong", "17.0.2, ok", "22, ok", "23, wrong", "26-ea, wrong"})
  void javaIsOfTheVersionsThatWork(String version, Status status) {
    assertThat(new JavaVersionCheck(Runtime.Version.parse(version)).look())
        .extracting(Finding::status)
        .containsExactly(status);
  }

  @Test
  void theTestsHaveTheOptionsOfSpark() {
    assertThat(new ModulesCheck().look())
        .containsExactly(Finding.ok("modules", "the JVM has the options that Spark needs"));
  }

  @ParameterizedTest
  @CsvSource({"400, wrong", "450, ok", "4096, ok"})
  void aHeapIsAsLargeAsSparkWantsIt(long mebibytes, Status status) {
    assertThat(new HeapCheck(mebibytes << 20).look())
        .extracting(Finding::status)
        .containsExactly(status);
  }

  @Test
  void oneCoreIsTooFewForAReceiver() {
    assertThat(new CoresCheck(new Master("local[1]")).look())
        .containsExactly(
            Finding.warn(
                "cores",
                "--master local[1]: 1, which a receiver (--source socket) would occupy: it is"
                    + " refused",
                "--master 'local[2]'"));
    assertThat(new CoresCheck(new Master("local[2]")).look())
        .extracting(Finding::status)
        .containsExactly(Status.ok);
  }

  @Test
  void aMasterThatIsNotThereIsWhatARunSays() {
    assertThatThrownBy(() -> new CoresCheck(new Master("spark://localhost:1")).look())
        .isInstanceOf(DstreamException.class)
        .hasMessageContaining("no Spark master is to be reached there");
  }

  @Test
  void theDiskOfADirectoryThatIsNotThereYetIsThatOfTheOneAboveIt() throws IOException {
    assertThat(look(directory.resolve("not/there/yet")))
        .satisfies(
            finding -> assertThat(finding.message()).matches(".*yet \\(tests\\) has .* free"));
    assertThat(directory).isEmptyDirectory();
    Path file = Files.createFile(directory.resolve("file"));
    assertThat(look(file.resolve("below")))
        .isEqualTo(
            Finding.wrong(
                "disk", file + "/below (tests): file:" + file + " is no directory", "another"));
  }

  private static Finding look(Path path) throws IOException {
    return new DiskCheck(path.toString(), "tests", "another").look().get(0);
  }
}
