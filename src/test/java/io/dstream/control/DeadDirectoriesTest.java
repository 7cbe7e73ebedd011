package io.dstream.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which directories are removed; one whose lock is taken is in {@code CheckpointIT}. */
class DeadDirectoriesTest {
  @TempDir private Path shared;

  @Test
  void whatIsThereWithALockThatIsFreeIsRemovedAndNoLinkFollowed() throws IOException {
    Path kept = Files.createFile(Files.createDirectory(shared.resolve("kept")).resolve("file"));
    Path dead = make("dead");
    Files.createFile(dead.resolve(DeadDirectories.LOCK));
    Files.createDirectories(dead.resolve("blockmgr-1/0c"));
    Files.createSymbolicLink(dead.resolve("link"), kept.getParent());
    remove(dead);
    assertThat(dead).doesNotExist();
    assertThat(kept).exists();
  }

  @Test
  void oneThatIsALinkIsLeft() throws IOException {
    Path dead = Files.createDirectory(shared.resolve("elsewhere"));
    Files.createFile(dead.resolve(DeadDirectories.LOCK));
    Path link = shared.resolve(DeadDirectories.PREFIX + "link");
    Files.createSymbolicLink(link, dead);
    remove(link);
    assertThat(dead).isNotEmptyDirectory();
  }

  @Test
  void oneThatHasNoLockYetIsLeftForAWhile() throws IOException {
    Path made = make("made");
    remove(made);
    assertThat(made).exists();
    Files.setLastModifiedTime(made, FileTime.from(Instant.now().minus(Duration.ofMinutes(2))));
    remove(made);
    assertThat(made).doesNotExist();
  }

  private Path make(String name) throws IOException {
    return Files.createDirectory(shared.resolve(DeadDirectories.PREFIX + name));
  }

  private void remove(Path directory) throws IOException {
    new DeadDirectories(Files.getOwner(shared)).remove(directory);
  }
}
