package io.dstream.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class BytePlacesTest {
  @Test
  void placesAreThoseOfALoop() {
    Random random = new Random(1);
    BytePlaces places = new BytePlaces((byte) ' ');
    BytePlaces others = new BytePlaces((byte) 0xC3);
    for (int i = 0; i < 2_000; i++) {
      byte[] bytes = new byte[random.nextInt(300)];
      for (int at = 0; at < bytes.length; at++) {
        bytes[at] = " !\u001F\u00C3a\u00A0\0".getBytes(ISO_8859_1)[random.nextInt(7)];
      }
      int from = random.nextInt(bytes.length + 1);
      int to = from + random.nextInt(bytes.length - from + 1);
      assertThat(found(places, bytes, from, to)).isEqualTo(expected((byte) ' ', bytes, from, to));
      assertThat(found(others, bytes, from, to)).isEqualTo(expected((byte) 0xC3, bytes, from, to));
    }
  }

  private static List<Integer> found(BytePlaces places, byte[] bytes, int from, int to) {
    places.begin(bytes, from, to);
    List<Integer> found = new ArrayList<>();
    for (int at = places.next(); at < to; at = places.next()) {
      found.add(at);
    }
    assertThat(places.next()).isEqualTo(to);
    return found;
  }

  private static List<Integer> expected(byte sought, byte[] bytes, int from, int to) {
    List<Integer> expected = new ArrayList<>();
    for (int at = from; at < to; at++) {
      if (bytes[at] == sought) {
        expected.add(at);
      }
    }
    return expected;
  }
}
