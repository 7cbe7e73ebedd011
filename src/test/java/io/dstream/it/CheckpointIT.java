package io.dstream.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What a checkpoint keeps over a stop and over {@code kill -9}, and when it is not gone on from.
 */
class CheckpointIT {
  /** Enough for a file to settle, which it has done in a second, and to be counted. */
  private static final String SOME_BATCHES = "--batches 3";

  private static final String COUNT =
      "wordcount --batch 1s --format tsv --top 0 --sink console,text --checkpoint";

  @RegisterExtension final Dstream dstream = new Dstream();

  private final ZipfText zipf = new ZipfText(90);
  private final List<byte[]> dropped = new ArrayList<>();
  private Path checkpoint;
  private Path output;
  private Path watched;

  @BeforeEach
  void makeDirectories() {
    checkpoint = dstream.directory("checkpoints").resolve("one");
    output = dstream.directory("out");
    watched = dstream.directory("watched");
  }

  @Test
  void aFileCountsOnceHoweverOftenTheProgramIsKilledAndStarted() throws IOException {
    drop("before-the-start", zipf.lines(50));
    for (int life = 0; life < 3; life++) {
      Program program = files("--existing").start();
      drop("alive-" + life, zipf.lines(50));
      int before = life;
      program.await("counts", p -> text().sum().equals(dropped(2 * before + 2)));
      program.await("removes what the dead left", p -> dstream.leftBehind().size() == 1);
      program.signal("KILL");
      assertThat(program.end().status()).isEqualTo(137);
      assertOnlyItsUserSeesWhatIsLeft();
      drop("while-away-" + life, zipf.lines(50));
    }
    assertThat(files("--existing " + SOME_BATCHES).runHere().status()).isZero();
    assertThat(text().sum().differencesFrom(dropped(7))).isEmpty();
  }

  private void assertOnlyItsUserSeesWhatIsLeft() throws IOException {
    assertThat(dstream.leftBehind()).isNotEmpty();
    try (Stream<Path> left = Files.list(dstream.directory("tmp"))) {
      for (Path each : left.toList()) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
            .isEqualTo("rwx------");
      }
    }
  }

  @Test
  void totalsGoOnAfterAStopAndAfterAKill() throws IOException {
    Program program = files("--existing --stateful").start();
    for (String signal : List.of("TERM", "KILL", "KILL")) {
      drop("for-" + signal + dropped.size(), zipf.lines(100));
      program.await("counts", p -> latest().equals(dropped(dropped.size())));
      program.signal(signal);
      program.end();
      program = files("--existing --stateful").start();
    }
    drop("last", zipf.lines(100));
    program.await("counts", p -> latest().equals(dropped(dropped.size())));
    program.signal("TERM");
    assertThat(program.end().status()).isEqualTo(143);
  }

  @Test
  void aWindowGoesOnAndShowsWhatItWouldHaveShownMeanwhile() throws IOException {
    Program program = files("--existing --window 5s --slide 1s").start();
    drop("first", zipf.lines(100));
    program.await("counts", p -> !text().batches().isEmpty());
    program.signal("KILL");
    program.end();
    drop("second", zipf.lines(100));
    assertThat(files("--existing --window 5s --slide 1s --batches 9").runHere().status()).isZero();
    // Every line is in each of five results, a second apart.
    List<byte[]> five = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      five.addAll(dropped);
    }
    assertThat(text().sum().differencesFrom(Tally.sum(five.stream().map(Tally::of).toList())))
        .isEmpty();
  }

  @Test
  void anotherPipelineIsRefusedAndTheDifferenceNamedAndFreshStartsOver() throws IOException {
    drop("file", "a b".getBytes(UTF_8));
    files("--existing --stateful " + SOME_BATCHES).runHere().quietly();
    assertRefused(files("--existing " + SOME_BATCHES), ", and this is no --stateful");
    assertRefused(files("--stateful --lower-case"), "no --lower-case, and this is --lower-case");
    assertRefused(files("--stateful --state-timeout 5s"), "--state-timeout 5s");
    Path other = dstream.directory("other");
    assertRefused(
        dstream
            .command(COUNT)
            .with(checkpoint, "--output", output, "--stateful", "--source", other.toUri()),
        other.toString());
    String fresh = files("--existing --stateful " + SOME_BATCHES + " --fresh").runHere().quietly();
    assertThat(Results.ofTsv(fresh).latest()).isEqualTo(Tally.of("a b".getBytes(UTF_8)));
    drop("more", "a".getBytes(UTF_8));
    String more = files("--stateful " + SOME_BATCHES).runHere().quietly();
    assertThat(Results.ofTsv(more).latest()).isEqualTo(Tally.of("a b a".getBytes(UTF_8)));
  }

  @Test
  void whatCannotBeReadIsAnErrorWithTheWayOut() throws IOException {
    drop("file", "a b".getBytes(UTF_8));
    files("--existing --stateful " + SOME_BATCHES).runHere().quietly();
    Path manifest = checkpoint.resolve("pipeline.json");
    String good = Files.readString(manifest);
    for (String bad :
        List.of("", "not json", good.replaceFirst("\"format\":\\d+", "\"format\":1"))) {
      Files.writeString(manifest, bad);
      Program.Ended end = files("--stateful").runHere();
      ErrorsIT.assertIsOneLineNaming(checkpoint.toString(), end, 1);
      assertThat(end.err()).contains("--fresh");
    }
    Files.writeString(manifest, good);
    try (Stream<Path> states = Files.walk(checkpoint.resolve("state"))) {
      states.filter(Files::isRegularFile).forEach(CheckpointIT::damage);
    }
    drop("more", "a".getBytes(UTF_8));
    assertFails("is damaged");
    Files.move(checkpoint.resolve("state"), checkpoint.resolveSibling("elsewhere"));
    assertFails("is missing");
  }

  @Test
  void aPartThatIsMissingIsAnErrorAndNothingElseIsTouched() throws IOException {
    drop("file", "a b".getBytes(UTF_8));
    files("--existing --stateful " + SOME_BATCHES).runHere().quietly();
    drop("more", "a".getBytes(UTF_8));
    Path state = checkpoint.resolve("state");
    List<Path> kept;
    try (Stream<Path> files = Files.list(state)) {
      kept = files.filter(file -> !file.getFileName().toString().startsWith(".")).sorted().toList();
    }
    Path aside = checkpoint.resolveSibling("aside");
    for (Path part :
        List.of(
            checkpoint.resolve("pipeline.json"),
            checkpoint.resolve("batches"),
            kept.get(kept.size() - 1),
            kept.get(1))) {
      Files.move(part, aside);
      assertFails(part.startsWith(state) ? "is missing" : checkpoint.toString());
      Files.move(aside, part);
    }
    Program.Ended more =
        files("--stateful " + SOME_BATCHES).runHere(); // says that it runs a batch again
    assertThat(more.status()).isZero();
    assertThat(latest()).isEqualTo(Tally.of("a b a".getBytes(UTF_8)));
  }

  @Test
  void aDirectoryOfOtherThingsIsNoCheckpointAndNothingInItIsTouched() throws IOException {
    Path foreign = Files.writeString(dstream.directory("home").resolve("thesis"), "years of work");
    for (String option : List.of("", "--fresh")) {
      Program.Ended end =
          dstream
              .command("wordcount --source file --path " + watched + " --checkpoint")
              .with(foreign.getParent())
              .with(Stream.of(option).filter(o -> !o.isEmpty()).toArray())
              .runHere();
      ErrorsIT.assertIsOneLineNaming("thesis", end, 2);
    }
    assertThat(foreign).hasContent("years of work");
  }

  @Test
  void twoProgramsDoNotShareACheckpoint() throws IOException {
    Program first = files("--existing").start();
    drop("file", zipf.lines(10));
    first.await("counts", p -> !text().batches().isEmpty());
    ErrorsIT.assertIsOneLineNaming("in use by process ", files("").runHere(), 1);
    checkpoint = checkpoint.resolveSibling("two");
    Program.Ended refused = files("").runHere();
    ErrorsIT.assertIsOneLineNaming("--output " + output + " is in use by process ", refused, 1);
    first.signal("TERM");
    first.end().silentlyWith(143);
  }

  private static void damage(Path file) {
    try {
      byte[] content = Files.readAllBytes(file);
      content[content.length / 2]++;
      Files.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void assertFails(String named) {
    Program.Ended end = files("--stateful " + SOME_BATCHES).runHere();
    assertThat(end.out()).isEmpty();
    assertThat(end.err()).contains(named, "--fresh").doesNotContain("\tat ");
    assertThat(end.status()).isEqualTo(1);
  }

  private static void assertRefused(Dstream.Command command, String difference) {
    Program.Ended end = command.runHere();
    ErrorsIT.assertIsOneLineNaming(difference, end, 2);
    assertThat(end.err()).contains("--fresh");
  }

  private Dstream.Command files(String options) {
    Dstream.Command command =
        dstream.command(COUNT).with(checkpoint, "--output", output, "--source", watched.toUri());
    return options.isEmpty() ? command : command.with((Object[]) options.split(" ", -1));
  }

  private Results text() {
    return TextOutput.visibleIn(output).tsv();
  }

  private Tally latest() {
    return text().latest();
  }

  private Tally dropped(int files) {
    return Tally.sum(dropped.subList(0, files).stream().map(Tally::of).toList());
  }

  private void drop(String name, byte[] text) throws IOException {
    dropped.add(text);
    Path hidden = Files.write(watched.resolve("." + name), text);
    Files.move(hidden, watched.resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }
}
