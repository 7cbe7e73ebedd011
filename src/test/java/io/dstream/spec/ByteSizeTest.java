package io.dstream.spec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ByteSizeTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0 MiB",
    "1048576, 1 MiB",
    "851443712, 812 MiB",
    "1073741824, 1.0 GiB",
    "6335076761, 5.9 GiB"
  })
  void isShownInMebibytesOrGibibytes(long bytes, String shown) {
    assertThat(ByteSize.format(bytes)).isEqualTo(shown);
  }
}
