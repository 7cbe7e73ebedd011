package io.dstream.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The packages, installed into an empty place and used by somebody who cannot write there. */
class PackageIT {
  private static final Path TARGET = Path.of("target").toAbsolutePath();
  private static final boolean ROOT = System.getProperty("user.name").equals("root");
  private static final String TEXT = "a b a\n";

  @RegisterExtension final Dstream dstream = new Dstream();
  private Path place;
  private Path home;

  @BeforeEach
  void makePlaces() throws IOException {
    place = dstream.directory("place");
    home = dstream.directory("home");
    for (String directory : List.of("home", "tmp", "work")) {
      Files.setPosixFilePermissions(
          dstream.directory(directory), PosixFilePermissions.fromString("rwxrwxrwx"));
    }
    Files.setPosixFilePermissions(place.getParent(), PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @Test
  void theArchiveRunsFromAnywhere() throws IOException {
    command("tar", "-xzf", only(TARGET, "dstream-*.tar.gz"), "-C", place).run().quietly();
    Path installed = only(place, "dstream-*");
    try (Stream<Path> files = Files.walk(installed)) {
      assertThat(files.filter(Files::isRegularFile).map(file -> "" + installed.relativize(file)))
          .contains(
              "LICENSE",
              "NOTICE",
              "README.md",
              "completions/_dstream",
              "demos/stateful.sh",
              "docs/pipe.md",
              "lib/dstream-cluster.jar",
              "licenses/THIRD-PARTY.txt",
              "licenses/dstream.cdx.json",
              "licenses/mysql-connector-j/LICENSE",
              "man/man1/dstream-wordcount.1");
    }
    Files.createSymbolicLink(home.resolve("dstream"), installed.resolve("bin/dstream"));
    assertThatItCounts(home.resolve("dstream"));
    Path cache = home.resolve(".cache/dstream");
    Waiting.await("the archive of classes").until(() -> holdsOneArchive(cache));
    assertThatItCounts(home.resolve("dstream"));
  }

  /** Made whole, and nothing beside it. */
  private static boolean holdsOneArchive(Path cache) throws IOException {
    try (Stream<Path> files = Files.list(cache)) {
      List<Path> all = files.toList();
      return all.size() == 1 && all.get(0).toString().endsWith(".jsa");
    }
  }

  @Test
  void theDebianPackageIsInstalledAndLeavesNothing() throws IOException {
    Path deb = only(TARGET, "dstream_*.deb");
    assumeThat(ROOT && Files.isExecutable(Path.of("/usr/bin/dpkg"))).as("dpkg and root").isTrue();
    Path admin = Files.createDirectories(place.resolve("var/lib/dpkg"));
    Files.createDirectories(admin.resolve("updates"));
    Files.createDirectories(admin.resolve("info"));
    Files.createFile(admin.resolve("status"));
    List<Path> before = files();
    dpkg("--install", "" + deb);
    assertThat(files().stream().map(file -> "" + place.relativize(file)))
        .contains(
            "usr/bin/dstream",
            "usr/share/bash-completion/completions/dstream",
            "usr/share/doc/dstream/copyright",
            "usr/share/doc/dstream/licenses/mysql-connector-j/LICENSE",
            "usr/share/fish/vendor_completions.d/dstream.fish",
            "usr/share/man/man1/dstream.1",
            "usr/share/zsh/vendor-completions/_dstream");
    assertThatItCounts(place.resolve("usr/bin/dstream"));
    dpkg("--purge", "dstream");
    assertThat(files()).isEqualTo(before);
  }

  private void dpkg(String... action) {
    Program.Ended end =
        command("dpkg", "--root=" + place, "--force-depends", "--log=/dev/null")
            .with((Object[]) action)
            .run();
    assertThat(end.status()).as(end.err()).isZero();
  }

  /** All but what dpkg writes of itself. */
  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(place)) {
      return files.filter(file -> !file.startsWith(place.resolve("var"))).sorted().toList();
    }
  }

  private void assertThatItCounts(Path program) {
    List<Object> words = new ArrayList<>();
    if (ROOT) {
      words.addAll(List.of("setpriv", "--reuid", "54321", "--clear-groups"));
    }
    words.addAll(List.of(program, "wordcount", "--source", "stdin", "--format", "tsv"));
    String counts =
        command("bash", "-c", "printf %s \"$0\" | \"$@\"", TEXT)
            .with(words.toArray())
            .run()
            .quietly();
    assertThat(Results.ofTsv(counts).sum()).isEqualTo(Tally.of(TEXT.getBytes(UTF_8)));
  }

  private Dstream.Command command(Object... words) {
    return dstream
        .other(List.of())
        .with(words)
        .env("HOME", home)
        .env("XDG_CACHE_HOME", "")
        .env("JAVA_HOME", System.getProperty("java.home"));
  }

  private static Path only(Path directory, String pattern) throws IOException {
    try (var found = Files.newDirectoryStream(directory, pattern)) {
      return found.iterator().next();
    }
  }
}
