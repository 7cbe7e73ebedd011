package io.dstream.checkpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dstream.checkpoint.StateIndex.KeptPart;
import io.dstream.spec.DstreamException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFilesTest {
  private static final StateFiles.Name NAME = new StateFiles.Name(1000, 0, 63, "totals");
  private static final StateFiles.Place PLACE = new StateFiles.Place(500, 7);

  @TempDir private Path directory;
  private StateFiles files;
  private Path file;

  @BeforeEach
  void write() throws IOException {
    files = new StateFiles(new org.apache.hadoop.fs.Path(directory.toUri()), new Configuration());
    try (StateWriter writer = files.begin(NAME, PLACE)) {
      writer.change(3, out -> out.write("spark".getBytes(UTF_8)));
      writer.change(63, out -> out.writeInt(8));
      writer.whole(63, out -> out.write("all of it".getBytes(UTF_8)));
      writer.finish();
    }
    file = directory.resolve(NAME.toString());
  }

  @Test
  void aNameSaysTimeAndGroupsAndKind() {
    assertThat(NAME).hasToString("00000000000000001000.000-063.totals");
    assertThat(StateFiles.Name.of(NAME.toString())).isEqualTo(NAME);
    assertThat(Stream.of(0, 63, 64).map(NAME::has)).containsExactly(true, true, false);
  }

  @Test
  void whatIsReadIsWhatWasWrittenAndNothingIsBesideIt() throws IOException {
    StateIndex index = files.index(NAME);
    assertThat(index.place()).isEqualTo(PLACE);
    assertThat(index.time()).isEqualTo(1000);
    assertThat(index.change(3).map(KeptPart::length)).contains(5);
    assertThat(index.whole(3)).isEmpty();
    assertThat(index.change(4)).isEmpty();
    assertThat(read())
        .containsExactly(
            "spark".getBytes(UTF_8), new byte[] {0, 0, 0, 8}, "all of it".getBytes(UTF_8));
    assertThat(files.names()).containsExactly(NAME);
    try (var all = Files.list(directory)) {
      assertThat(all).containsExactly(file);
    }
  }

  @Test
  void whatIsNotFinishedIsNotThere() throws IOException {
    try (StateWriter writer = files.begin(NAME, new StateFiles.Place(1, 1))) {
      writer.change(3, out -> out.writeInt(1));
    }
    assertThat(files.index(NAME).place()).isEqualTo(PLACE);
    try (var all = Files.list(directory)) {
      assertThat(all).containsExactly(file);
    }
  }

  /** A length among the bytes is not believed before the sum is right. */
  @Test
  void whateverByteIsAnotherTheFileIsRefused() throws IOException {
    byte[] good = Files.readAllBytes(file);
    for (int i = 0; i < good.length; i++) {
      byte[] bad = good.clone();
      bad[i] ^= 0x40;
      Files.write(file, bad);
      assertRefused(i < Integer.BYTES ? "is of format" : "is damaged");
    }
  }

  @Test
  void whereverItIsCutOffTheFileIsRefused() throws IOException {
    byte[] good = Files.readAllBytes(file);
    for (int length = 0; length < good.length; length++) {
      Files.write(file, Arrays.copyOf(good, length));
      assertRefused("is damaged");
    }
  }

  private List<byte[]> read() throws IOException {
    StateIndex index = files.index(NAME);
    return index.read(
        Stream.of(index.change(3), index.change(63), index.whole(63))
            .map(Optional::orElseThrow)
            .toList());
  }

  private void assertRefused(String why) {
    assertThatThrownBy(this::read)
        .isInstanceOf(DstreamException.class)
        .hasMessageContaining(NAME + " " + why)
        .satisfies(e -> assertThat(((DstreamException) e).hint()).isPresent());
  }
}
