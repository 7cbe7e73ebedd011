package io.dstream.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dstream.source.Source.Resume;
import io.dstream.source.Source.Taken;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TakenTogetherTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Files have a whole position now and then, offsets in every batch. */
  private static final Taken FIRST = TakenTogether.of(taken("[1]", "[1]", "{'t':1}", "{'t':1}"));

  private static final Taken SECOND = TakenTogether.of(taken("[2]", null, "{'t':2}", "{'t':3}"));
  private static final Taken THIRD = TakenTogether.of(taken("[]", null, "{}", "{'t':3}"));

  @Test
  void positionsOfAllAreThePositionElseTheyStandWithWhatIsRead() {
    assertThat(FIRST)
        .isEqualTo(
            new Taken(
                json("{'files':{'reads':[1]},'offsets':{'reads':{'t':1}}}"),
                json("{'files':[1],'offsets':{'t':1}}")));
    assertThat(SECOND)
        .isEqualTo(
            new Taken(
                json("{'files':{'reads':[2]},'offsets':{'reads':{'t':2},'position':{'t':3}}}"),
                null));
  }

  @Test
  void eachSourceGoesOnFromItsOwnLastPosition() {
    Resume all = new Resume(FIRST.position(), List.of(SECOND.reads(), json("{}"), THIRD.reads()));
    assertThat(TakenTogether.resume("files", all))
        .isEqualTo(new Resume(json("[1]"), List.of(json("[2]"))));
    assertThat(TakenTogether.resume("offsets", all))
        .isEqualTo(new Resume(json("{'t':3}"), List.of()));
  }

  @Test
  void whatWasPutTogetherComesApartTheSame() {
    for (Taken together : List.of(FIRST, SECOND, THIRD)) {
      assertThat(
              TakenTogether.of(TakenTogether.split(together, Set.of("files", "offsets"))).reads())
          .isEqualTo(together.reads());
    }
    assertThat(TakenTogether.split(SECOND, Set.of("files")))
        .isEqualTo(Map.of("files", new Taken(json("[2]"), null)));
  }

  @Test
  void aSourceThatCannotRepeatItselfIsLostAloneAndABatchOfSuchIsLostWhole() {
    Map<String, Taken> batch = new LinkedHashMap<>();
    batch.put("socket", new Taken(null, json("{}")));
    assertThat(TakenTogether.of(batch).reads()).isNull();
    batch.put("files", new Taken(json("[1]"), null));
    Taken together = TakenTogether.of(batch);
    assertThat(TakenTogether.lost(together.reads())).containsExactly("socket");
    assertThat(TakenTogether.reads(together.reads())).isEqualTo(Map.of("files", json("[1]")));
  }

  private static Map<String, Taken> taken(
      String files, String filePosition, String offsets, String offsetPosition) {
    Map<String, Taken> taken = new LinkedHashMap<>();
    taken.put("files", new Taken(json(files), filePosition == null ? null : json(filePosition)));
    taken.put("offsets", new Taken(json(offsets), json(offsetPosition)));
    return taken;
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
