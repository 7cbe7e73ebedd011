package io.dstream.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dstream.source.DirectoryWatch.Seen;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class DirectoryWatchTest {
  private final DirectoryWatch watch = new DirectoryWatch();

  @Test
  void aFileCountsOnceWhateverItsAge() {
    Seen old = file("old", 5, 0);
    assertThat(counted(10_000, old)).containsExactly("old");
    assertThat(counted(11_000, old)).isEmpty();
  }

  @Test
  void aFileThatIsBeingWrittenWaitsUntilItIsWhole() {
    assertThat(counted(10_000, file("f", 1, 9_900))).isEmpty();
    assertThat(watch.pendingSince(10_000)).isTrue();
    assertThat(counted(10_800, file("f", 2, 10_700))).isEmpty();
    assertThat(counted(11_700, file("f", 2, 10_700))).containsExactly("f");
    assertThat(watch.pendingSince(11_700)).isFalse();
  }

  @Test
  void aFileFromTheFutureCountsWhenItHasSettled() {
    Seen future = file("f", 1, 99_000);
    assertThat(counted(10_000, future)).isEmpty();
    assertThat(counted(10_500, future)).isEmpty();
    assertThat(counted(11_000, future)).containsExactly("f");
  }

  @Test
  void whatIsThereAtTheStartCanBeSkipped() {
    watch.skip(List.of(file("a", 1, 0)));
    assertThat(counted(10_000, file("a", 1, 0), file("b", 1, 0))).containsExactly("b");
  }

  @Test
  void hiddenFilesAndDirectoriesNeverCountAndSayWhyOnce() {
    Seen[] listing = {
      file(".hidden", 1, 0),
      file("_temporary", 1, 0),
      file("x._COPYING_", 1, 0),
      new Seen("/d/sub", "sub", true, 0, 0)
    };
    DirectoryWatch.Decision first = watch.decide(List.of(listing), 10_000);
    assertThat(first.counted()).isEmpty();
    assertThat(first.leftOut())
        .extracting(DirectoryWatch.LeftOut::why)
        .containsExactly("hidden", "hidden", "being copied", "a directory");
    assertThat(watch.decide(List.of(listing), 11_000).leftOut()).isEmpty();
  }

  @Test
  void saysWhyNothingCountsFileByFile() {
    assertThat(watch.silence("/d").why()).isEqualTo("there is no file in /d");
    watch.skip(List.of(file("a", 1, 0), file("b", 1, 0)));
    counted(
        10_000,
        file("a", 1, 0),
        file("b", 1, 0),
        file(".c", 1, 0),
        file("new", 1, 9_900),
        file("nothing", 0, 0));
    assertThat(watch.silence("/d").why())
        .isEqualTo(
            "there is no new file in /d; empty: nothing; hidden: .c;"
                + " still being written: new; there before the start, and no --existing: a, b");
  }

  @Test
  void aFileThatChangesAfterItCountedIsReportedAndNotCountedAgain() {
    counted(10_000, file("f", 1, 0));
    DirectoryWatch.Decision later = watch.decide(List.of(file("f", 2, 10_500)), 20_000);
    assertThat(later.counted()).isEmpty();
    assertThat(later.changed()).extracting(Seen::name).containsExactly("f");
    assertThat(watch.decide(List.of(file("f", 2, 10_500)), 21_000).changed()).isEmpty();
  }

  @Test
  void aNameThatWasRemovedIsANewFileWhenItComesAgain() {
    counted(10_000, file("f", 1, 0));
    assertThat(counted(11_000)).isEmpty();
    assertThat(counted(12_000, file("f", 1, 0))).containsExactly("f");
  }

  @Test
  void aBadFileIsTriedAgainOnlyWhenItHasChanged() {
    Seen bad = file("f", 1, 0);
    counted(10_000, bad);
    watch.leaveOut(bad);
    assertThat(watch.done()).isEmpty();
    assertThat(counted(11_000, bad)).isEmpty();
    assertThat(watch.silence("/d").why())
        .isEqualTo("there is no new file in /d; skipped, as it cannot be read: f");
    assertThat(counted(12_000, file("f", 2, 10_000))).containsExactly("f");
    assertThat(counted(13_000, file("f", 2, 10_000))).isEmpty();
  }

  /** Batches may wait: the directory was listed again before the file was found to be bad. */
  @Test
  void aBadFileThatChangedBeforeItWasFoundIsTriedAgain() {
    Seen bad = file("f", 1, 0);
    counted(10_000, bad);
    counted(11_000, file("f", 2, 10_500));
    watch.leaveOut(bad);
    assertThat(counted(12_000, file("f", 2, 10_500))).containsExactly("f");
  }

  @Test
  void whatIsNoRegularFileNeverCounts() {
    Seen fifo = new Seen("/d/fifo", "fifo", false, 0, 0, "not a regular file");
    assertThat(watch.decide(List.of(fifo), 10_000).leftOut())
        .containsExactly(new DirectoryWatch.LeftOut("/d/fifo", "not a regular file"));
  }

  @Test
  void aCheckpointNamesFilesAsItDidBefore() throws IOException {
    String json =
        "{\"path\":\"/d/f\",\"name\":\"f\",\"directory\":false,\"length\":1,\"modified\":0}";
    ObjectMapper mapper = new ObjectMapper();
    assertThat(mapper.readValue(json, Seen.class)).isEqualTo(file("f", 1, 0));
    assertThat(mapper.writeValueAsString(file("f", 1, 0))).isEqualTo(json);
  }

  private List<String> counted(long now, Seen... listing) {
    return watch.decide(List.of(listing), now).counted().stream().map(Seen::name).toList();
  }

  private static Seen file(String name, long length, long modified) {
    return new Seen("/d/" + name, name, false, length, modified);
  }
}
