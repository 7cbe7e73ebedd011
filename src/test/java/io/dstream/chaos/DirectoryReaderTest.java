package io.dstream.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dstream.text.LineBlock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which batch had which file. */
class DirectoryReaderTest {
  @TempDir private Path directory;

  @BeforeEach
  void makeFiles() throws IOException {
    Files.writeString(directory.resolve("a"), "one\n");
    Files.writeString(directory.resolve("b"), "two\nthree\n");
    Files.writeString(directory.resolve("c"), "four\n");
  }

  @Test
  void everyFileIsInOneBatch() throws IOException {
    DirectoryReader reader = new DirectoryReader(directory);
    assertThat(lines(reader, "[{'name':'a'},{'name':'b'}]")).isEqualTo("one\ntwo\nthree\n");
    assertThat(lines(reader, "{}")).isEmpty();
    assertThat(lines(reader, "[{'name':'c'}]")).isEqualTo("four\n");
    assertThat(reader.faults(4)).isEmpty();
  }

  @Test
  void aFileInTwoBatchesAndOneInNoneAreNamed() throws IOException {
    DirectoryReader reader = new DirectoryReader(directory);
    lines(reader, "[{'name':'a'},{'name':'b'}]");
    lines(reader, "[{'name':'b'}]");
    assertThat(reader.faults(4))
        .containsExactly("b is in two batches, of now and of now", "c is in no batch");
  }

  private static String lines(DirectoryReader reader, String reads) throws JsonProcessingException {
    LineBlock lines = reader.lines(new ObjectMapper().readTree(reads.replace('\'', '"')), "now");
    return new String(lines.bytes(), lines.from(), lines.length(), UTF_8);
  }
}
