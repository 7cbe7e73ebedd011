package io.dstream.follow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dstream.spec.DstreamException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Growing files on a real disk: each line comes once, in order, once its end is there. */
class FileFollowerTest {
  @TempDir Path directory;

  private LogFile log;

  @BeforeEach
  void name() {
    log = new LogFile(directory.resolve("app.log"));
  }

  @Test
  void itBeginsAtTheEndAndALineCountsOnceItsEndIsThere() throws IOException {
    log.write("old\nbegun ");
    try (Following following = Following.fromEnd(log.path())) {
      following.poll();
      log.write("before\nin ");
      following.poll();
      log.write("piec");
      following.poll();
      log.write("es\r\n\nno end");
      assertThat(following.poll().poll().text()).isEqualTo("begun before\nin pieces\r\n\n");
    }
  }

  @Test
  void itBeginsAtTheStartWhereThatIsAskedForAndWaitsForAFileThatIsNotThere() throws IOException {
    log.write("old\n");
    LogFile later = new LogFile(directory.resolve("later.log"));
    try (Following following = Following.fromStart(log.path(), later.path())) {
      following.poll();
      later.write("new\n");
      assertThat(following.poll().text()).isEqualTo("old\nnew\n");
    }
  }

  @Test
  void aFileThatIsRenamedIsReadToItsEndAndTheNextOneFromItsStart() throws IOException {
    log.write("one\n");
    try (Following following = Following.fromStart(log.path()).poll()) {
      log.write("two\n");
      Path rotated = log.rotateByRename();
      following.poll();
      Files.writeString(rotated, "late\n", StandardOpenOption.APPEND);
      log.write("three\n");
      assertThat(following.poll().text()).isEqualTo("one\ntwo\nlate\nthree\n");
      assertThat(following.said()).isEmpty();
    }
  }

  @Test
  void aFileThatIsRemovedIsReadToItsEnd() throws IOException {
    log.write("one\n");
    try (Following following = Following.fromStart(log.path()).poll()) {
      log.write("two\n");
      Files.delete(log.path());
      following.poll();
      log.write("three\n");
      assertThat(following.poll().text()).isEqualTo("one\ntwo\nthree\n");
    }
  }

  @Test
  void whatWasNotReadOfATruncatedFileIsReadFromItsCopy() throws IOException {
    log.write("one\n");
    try (Following following = Following.fromStart(log.path()).poll()) {
      log.write("two\n").rotateByTruncate();
      log.write("three is longer than all that was there before\n");
      following.poll();
      log.write("four\n").rotateByTruncate();
      assertThat(following.poll().poll().text())
          .isEqualTo("one\ntwo\nthree is longer than all that was there before\nfour\n");
      assertThat(following.said()).isEmpty();
    }
  }

  @Test
  void aCopyFromBeforeTheLastLineWasReadIsNotReadAgain() throws IOException {
    log.write("one\n");
    try (Following following = Following.fromStart(log.path())) {
      Files.copy(log.path(), directory.resolve("app.log.1"));
      following.poll();
      log.write("two\n");
      following.poll();
      log.truncate().write("three\n");
      following.poll();
      log.write("four\n").rotateByTruncate();
      log.write("five\n");
      assertThat(following.poll().text()).isEqualTo("one\ntwo\nthree\nfour\nfive\n");
    }
  }

  @Test
  void aTruncatedFileWithoutACopySaysWhatIsLost() throws IOException {
    log.write("one\ntwo\nthree\n");
    try (Following following = Following.fromStart(log.path()).poll(1)) {
      log.write("not whole");
      following.poll();
      log.truncate().write("four\n");
      assertThat(following.poll().text()).isEqualTo("one\ntwo\nthree\nfour\n");
      assertThat(following.said())
          .contains("app.log was truncated: at least 9 bytes after byte 14 are lost");
    }
  }

  @Test
  void filesThatWereRotatedBetweenTwoLooksAreRead() throws IOException {
    log.write("one\n");
    try (Following following = Following.fromStart(log.path()).poll()) {
      log.write("two\n").rotateByRename();
      log.write("three\n").rotateByRename();
      log.write("four\n").rotateByTruncate();
      log.write("five\n");
      assertThat(following.poll().poll().text().lines())
          .containsExactlyInAnyOrder("one", "two", "three", "four", "five");
    }
  }

  @Test
  void itGoesOnAfterRotationsWhileItWasAway() throws IOException {
    log.write("one\n");
    try (Following following = Following.fromStart(log.path()).poll().kill()) {
      log.write("two\n").rotateByRename();
      log.write("three\n").rotateByRename();
      log.write("four\n");
      following.restart().poll().kill();
      log.write("five\n").rotateByTruncate();
      log.write("six\n").rotateByTruncate();
      log.write("seven\n");
      following.restart().poll();
      assertThat(following.text().lines())
          .containsExactlyInAnyOrder("one", "two", "three", "four", "five", "six", "seven");
      assertThat(following.said()).isEmpty();
    }
  }

  @Test
  void aFileThatIsGoneAfterARestartIsSaid() throws IOException {
    log.write("one\n");
    try (Following following = Following.fromStart(log.path()).poll().kill()) {
      log.write("two\n");
      Path rotated = log.rotateByRename();
      log.write("three\n");
      Files.delete(rotated);
      assertThat(following.restart().poll().text()).isEqualTo("one\nthree\n");
      assertThat(following.said())
          .contains("a file that was " + log.path() + " was read up to byte 4 and is gone");
    }
  }

  @Test
  void anInodeThatIsUsedAgainIsAnotherFile() throws IOException {
    log.write("one\n");
    try (Following following = Following.fromStart(log.path()).poll().kill()) {
      Files.delete(log.path());
      log.write("another file with more in it\n");
      assertThat(following.restart().poll().text())
          .isEqualTo("one\nanother file with more in it\n");
    }
  }

  @Test
  void newFilesThatMatchAGlobAreReadFromTheirStartAndCompressedOnesPassedOver() throws IOException {
    log.write("old\n");
    try (Following following = Following.fromEnd(directory.resolve("*.{log,gz}"))) {
      new LogFile(directory.resolve("other.log")).write("other\n");
      new LogFile(directory.resolve(".hidden.log")).write("hidden\n");
      new LogFile(directory.resolve("other.text")).write("no match\n");
      Files.write(directory.resolve("x.gz"), gzip("packed\n"));
      Files.createDirectory(directory.resolve("directory.log"));
      log.write("new\n");
      following.poll();
      Files.delete(directory.resolve("other.log"));
      following.poll();
      new LogFile(directory.resolve("other.log")).write("anew\n");
      assertThat(following.poll().text()).isEqualTo("new\nother\nanew\n");
      assertThat(following.said()).contains("x.gz holds gzip data: it is passed over");
    }
  }

  @Test
  void aFileThatIsRenamedToANameThatMatchesTooIsReadOnce() throws IOException {
    log.write("one\n");
    try (Following following = Following.fromStart(directory.resolve("app.log*")).poll()) {
      log.write("two\n").rotateByRename();
      following.poll();
      log.write("three\n").rotateByRename();
      log.write("four\n");
      following.poll().kill().restart().poll();
      assertThat(following.text()).isEqualTo("one\ntwo\nthree\nfour\n");
    }
  }

  @Test
  void aPollIsBoundedAndTheFilesTakeTurns() throws IOException {
    String line = "x".repeat(99) + "\n";
    log.write(line.repeat(10_000));
    LogFile other = new LogFile(directory.resolve("other.log")).write("y\n");
    try (Following following = Following.fromStart(log.path(), other.path())) {
      following.poll(400_000);
      assertThat(following.behind()).isTrue();
      assertThat(following.text()).contains("y\n");
      assertThat(following.text().length()).isLessThan(800_000);
      while (following.behind()) {
        following.poll(400_000);
      }
      assertThat(following.text()).hasSize(1_000_002);
    }
  }

  @Test
  void aLineMayBeLongerThanABlock() throws IOException {
    String line = "long ".repeat(200_000);
    log.write(line);
    try (Following following = Following.fromStart(log.path()).poll()) {
      log.write("end\nnext\n");
      assertThat(following.poll().text()).isEqualTo(line + "end\nnext\n");
    }
  }

  @Test
  void aRangeIsFoundAgainUnderAnotherNameAndInACopy() throws IOException {
    log.write("one\n");
    try (Following following = Following.fromStart(log.path()).poll()) {
      log.write("two\nthree\n");
      following.poll().kill();
      log.write("four\n").rotateByRename();
      log.write("five\n");
      assertThat(following.restart().again()).isEqualTo("two\nthree\n");
      following.poll().kill();
      log.rotateByTruncate();
      log.write("six and what more is there\n");
      assertThat(following.restart().again()).isEqualTo("four\nfive\n");
      assertThat(following.poll().again()).isEqualTo("six and what more is there\n");
      following.kill();
      log.truncate();
      assertThat(following.restart().again()).isNull();
    }
  }

  @Test
  void aPatternThatCannotBeIsWrongUsage() {
    assertThatThrownBy(() -> FilePattern.of("--path", "/a/[b"))
        .isInstanceOf(DstreamException.class)
        .hasMessageStartingWith("--path /a/[b is no glob");
    assertThatThrownBy(() -> FilePattern.of("--path", "/nowhere/x.log").check("--path"))
        .hasMessage("directory /nowhere does not exist (--path)");
    assertThatThrownBy(() -> FilePattern.of("--path", directory.toString()).check("--path"))
        .hasMessageContaining("is a directory, not a file");
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream packed = new GZIPOutputStream(bytes)) {
      packed.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }

  @Test
  void aFileThatIsNotThereYetIsSaid() throws IOException {
    LogFile log = new LogFile(directory.resolve("app.log"));
    try (Following following = Following.fromEnd(log.path(), directory.resolve("*.txt"))) {
      assertThat(following.said())
          .contains("there is no file " + log.path() + " yet: it is waited for")
          .contains("there is no file " + directory.resolve("*.txt") + " yet: it is waited for");
      log.write("first\n");
      assertThat(following.poll().text()).isEqualTo("first\n");
    }
  }
}
