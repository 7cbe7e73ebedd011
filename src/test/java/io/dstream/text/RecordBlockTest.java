package io.dstream.text;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import org.junit.jupiter.api.Test;

class RecordBlockTest {
  private static final byte[] TEXT = "##one\ntwo\n".getBytes(US_ASCII);

  @Test
  void itsLinesHaveTheirFieldsAlsoAfterAJourney() throws Exception {
    byte[][] fields = {{1}, {2, 3}};
    RecordBlock block = travelled(new RecordBlock(TEXT, 2, TEXT.length, fields));
    assertThat(block.lines()).isEqualTo(2);
    assertThat(new String(block.bytes(), block.from(), block.length(), US_ASCII))
        .isEqualTo("one\ntwo\n");
    assertThat(block.fields(0)).containsExactly(1);
    assertThat(block.fields(1)).containsExactly(2, 3);
  }

  @Test
  void allLinesOfABlockMayHaveTheSameFields() throws Exception {
    LineBlock lines = new LineBlock(TEXT, 2, TEXT.length);
    RecordBlock block = travelled(RecordBlock.of(lines, new byte[] {7}));
    assertThat(block.fields(0)).containsExactly(7);
    assertThat(block.fields(1)).containsExactly(7);
  }

  private static RecordBlock travelled(RecordBlock block)
      throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(block);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (RecordBlock) in.readObject();
    }
  }
}
