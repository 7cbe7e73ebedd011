package io.dstream.source;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.dstream.source.DirectoryWatch.Seen;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.util.SerializableConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BadFileTest {
  private static final byte[] TEXT = "a word and a word\n".repeat(2000).getBytes(US_ASCII);
  private static final String TRUNCATED = "it ends in the middle of its compressed data";
  private static final String DAMAGED = "its compressed data is damaged";
  private static final String EMPTY = "it is empty";

  @TempDir private Path directory;
  private final List<Seen> files = new ArrayList<>();

  @FunctionalInterface
  private interface Packer {
    OutputStream on(OutputStream out) throws IOException;
  }

  @Test
  void saysOfEachFileWhyItCannotBeRead() throws IOException {
    addGzip();
    addBzip2();
    addOthers();
    add("text", TEXT);
    add("empty", new byte[0]);
    add("BZhou wrote this", "BZhou and PKs\n".getBytes(US_ASCII));
    add("named.log", packed(GZIPOutputStream::new));
    add("packed.xz", new byte[] {(byte) 0xfd, '7', 'z', 'X', 'Z', 0, 1});
    Path gone = add("gone", TEXT);
    Files.delete(gone);
    Path shorter = add("shorter", TEXT);
    Files.write(shorter, Arrays.copyOf(TEXT, 100));
    assertThat(reasons())
        .isEqualTo(
            new TreeMap<>(
                Map.ofEntries(
                    Map.entry("cut.gz", TRUNCATED),
                    Map.entry("cut-in-trailer.gz", TRUNCATED),
                    Map.entry("cut-in-second.gz", TRUNCATED),
                    Map.entry("empty.gz", EMPTY),
                    Map.entry("text.gz", "it holds no gzip data, whatever its name says"),
                    Map.entry("followed.gz", "other data follows its gzip data"),
                    Map.entry("cut.bz2", TRUNCATED),
                    Map.entry("empty.bz2", EMPTY),
                    Map.entry("flipped.bz2", DAMAGED),
                    Map.entry("text.bz2", "it holds no bzip2 data, whatever its name says"),
                    Map.entry("followed.bz2", "other data follows its bzip2 data"),
                    Map.entry("cut.deflate", TRUNCATED),
                    Map.entry("text.deflate", DAMAGED),
                    Map.entry("text.lz4", "it holds no lz4 data as Hadoop writes it"),
                    Map.entry("text.snappy", "it holds no snappy data as Hadoop writes it"),
                    Map.entry(
                        "text.zst",
                        "files ending in .zst cannot be read here, without Hadoop's native library"),
                    Map.entry("named.log", "it holds gzip data, and its name does not end in .gz"),
                    Map.entry("packed.xz", "it holds xz data, which cannot be read here"),
                    Map.entry("gone", "it was removed before it was read"),
                    Map.entry("shorter", "it is shorter than when it was listed"))));
  }

  private void addGzip() throws IOException {
    byte[] gzip = packed(GZIPOutputStream::new);
    add("good.gz", gzip);
    add("two-members.gz", joined(gzip, gzip));
    add("padded.gz", joined(gzip, new byte[512]));
    add("cut.gz", Arrays.copyOf(gzip, gzip.length / 2));
    add("cut-in-trailer.gz", Arrays.copyOf(gzip, gzip.length - 3));
    add("cut-in-second.gz", joined(gzip, Arrays.copyOf(gzip, 5)));
    add("empty.gz", new byte[0]);
    add("text.gz", TEXT);
    add("followed.gz", joined(gzip, TEXT));
  }

  private void addBzip2() throws IOException {
    byte[] bzip2 = packed(BZip2CompressorOutputStream::new);
    byte[] flipped = bzip2.clone();
    flipped[bzip2.length / 2] ^= 0x55;
    add("good.bz2", bzip2);
    add("two-members.bz2", joined(bzip2, bzip2));
    add("padded.bz2", joined(bzip2, new byte[512]));
    add("cut.bz2", Arrays.copyOf(bzip2, bzip2.length - 4));
    add("empty.bz2", new byte[0]);
    add("flipped.bz2", flipped);
    add("text.bz2", TEXT);
    add("followed.bz2", joined(bzip2, TEXT));
  }

  private void addOthers() throws IOException {
    byte[] deflate = packed(DeflaterOutputStream::new);
    add("good.deflate", deflate);
    add("cut.deflate", Arrays.copyOf(deflate, deflate.length / 2));
    for (String ending : List.of("deflate", "lz4", "snappy", "zst")) {
      add("text." + ending, TEXT);
    }
  }

  /** Root reads everything, so what the system says is put in its place. */
  @Test
  void permissionsAreSaidInPlainWords() {
    var file = new org.apache.hadoop.fs.Path("/d/f");
    IOException denied = new FileNotFoundException("/d/f (Permission denied)");
    assertThat(BadFileException.of(file, denied))
        .hasMessage("/d/f cannot be read: permission denied");
  }

  @Test
  void isFoundUnderWhatSparkMakesOfIt() {
    var bad = BadFileException.of(new org.apache.hadoop.fs.Path("/d/f"), new IOException("no"));
    Exception thrown = new UncheckedIOException(bad);
    assertThat(BadFileException.isCauseOf(new SparkException("Job aborted", thrown))).isTrue();
    assertThat(BadFileException.isCauseOf(new SparkException("Lost task: " + thrown))).isTrue();
    assertThat(BadFileException.isCauseOf(new IOException("disk full"))).isFalse();
  }

  private Path add(String name, byte[] content) throws IOException {
    Path file = Files.write(directory.resolve(name), content);
    files.add(new Seen(file.toUri().getPath(), name, false, content.length, 0));
    return file;
  }

  private Map<String, String> reasons() {
    SparkConf conf =
        new SparkConf()
            .setMaster("local[2]")
            .setAppName("test")
            .set("spark.ui.enabled", "false")
            .set("spark.driver.host", "localhost")
            .set("spark.driver.bindAddress", "127.0.0.1");
    Map<String, String> reasons = new TreeMap<>();
    try (JavaSparkContext spark = new JavaSparkContext(conf)) {
      var hadoop = spark.broadcast(new SerializableConfiguration(new Configuration()));
      BadFile.among(files, spark, hadoop)
          .forEach(bad -> reasons.put(bad.file().name(), bad.reason()));
    }
    return reasons;
  }

  private static byte[] packed(Packer packer) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = packer.on(packed)) {
      out.write(TEXT);
    }
    return packed.toByteArray();
  }

  private static byte[] joined(byte[] first, byte[] second) {
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.writeBytes(first);
    both.writeBytes(second);
    return both.toByteArray();
  }
}
