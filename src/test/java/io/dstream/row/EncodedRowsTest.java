package io.dstream.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class EncodedRowsTest {
  @Test
  void everyValueComesBackAsItWas() {
    byte[] noText = {(byte) 0xFF, 0};
    List<Row> rows =
        List.of(
            Row.of(noText, 1L, -0.0, true),
            Row.of(new byte[0], Long.MIN_VALUE, Double.NaN, false),
            Row.of((Object) null),
            Row.of());
    List<Row> read = EncodedRows.of(rows).rows();
    assertThat(read).hasSize(4);
    assertThat(read.get(0).values()).containsExactly(noText, 1L, -0.0, true);
    assertThat(read.get(1).values())
        .containsExactly(new byte[0], Long.MIN_VALUE, Double.NaN, false);
    assertThat(read.get(2).values()).containsExactly((Object) null);
    assertThat(read.get(3).values()).isEmpty();
    assertThat(EncodedRows.of(List.of()).rows()).isEmpty();
  }
}
