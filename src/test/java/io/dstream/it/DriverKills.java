package io.dstream.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** A pipeline whose driver runs on a cluster, and is killed there as a machine that fails does. */
final class DriverKills {
  private final Dstream dstream;
  private final Path input;
  private final Path output;

  DriverKills(Dstream dstream) {
    this.dstream = dstream;
    this.input = dstream.directory("input");
    this.output = dstream.directory("out");
  }

  /** What dstream is told. */
  Object[] arguments() {
    return new Object[] {
      "pipe",
      "--source",
      "file",
      "--path",
      input,
      "--existing",
      "--batch",
      "1s",
      "--checkpoint",
      dstream.directory("checkpoint"),
      "--sink",
      "text",
      "--output",
      output,
      "--format",
      "tsv",
      "map(line -> upper(line))"
    };
  }

  /** Kills it twice between lines; each line is there once. */
  void check(Supplier<List<ProcessHandle>> drivers) throws IOException {
    for (int life = 0; life < 2; life++) {
      drop(life);
      int files = life + 1;
      Waiting.await("lines of " + files + " files").until(() -> lines().size() >= files);
      List<ProcessHandle> driver = drivers.get();
      assertThat(driver).hasSize(1);
      driver.get(0).destroyForcibly();
      Waiting.await("the driver is gone").until(() -> !driver.get(0).isAlive());
    }
    drop(2);
    Waiting.await("all lines").until(() -> lines().size() >= 3);
    assertThat(lines()).containsExactly("LINE 0", "LINE 1", "LINE 2");
  }

  private void drop(int number) throws IOException {
    Path file = dstream.file("part", ("line " + number + "\n").getBytes(UTF_8));
    Files.move(file, input.resolve("file-" + number));
  }

  private List<String> lines() {
    return TextOutput.visibleIn(output).batches().values().stream()
        .flatMap(String::lines)
        .map(line -> line.split("\t", 2)[1])
        .sorted()
        .toList();
  }
}
