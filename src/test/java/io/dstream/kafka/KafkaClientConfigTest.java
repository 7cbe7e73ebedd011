package io.dstream.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dstream.spec.DstreamException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KafkaClientConfigTest {
  @TempDir private Path directory;

  @Test
  void withoutOptionsItIsTheBrokerOfThisMachine() {
    assertThat(KafkaClientConfig.of(Optional.empty(), Optional.empty(), Map.of()))
        .isEqualTo(KafkaClientConfig.of("localhost:9092"));
  }

  @Test
  void anOptionGoesBeforeTheFile() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("client.properties"),
            "bootstrap.servers=a:1,b:2\nclient.id=file\nacks=1\n");
    KafkaClientConfig ofFile =
        KafkaClientConfig.of(Optional.empty(), Optional.of(file), Map.of("client.id", "option"));
    assertThat(ofFile)
        .isEqualTo(new KafkaClientConfig("a:1,b:2", Map.of("client.id", "option", "acks", "1")));
    assertThat(KafkaClientConfig.of(Optional.of("c:3"), Optional.of(file), Map.of()))
        .extracting(KafkaClientConfig::bootstrapServers)
        .isEqualTo("c:3");
  }

  @Test
  void aByteOrderMarkIsPassedOverAndWhatIsUnknownIsRemarked() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("client.properties"),
            """
            \uFEFFbootstrap.servers=a:1
            bootstrap.server=b:2
            acks=1
            config.providers.file.class=x
            company.audit.level=high
            """);
    KafkaClientConfig config = KafkaClientConfig.of(Optional.empty(), Optional.of(file), Map.of());
    assertThat(config.bootstrapServers()).isEqualTo("a:1");
    assertThat(config.remarks())
        .containsExactly(
            "--kafka-config: Kafka's clients know no property 'bootstrap.server';"
                + " did you mean bootstrap.servers?",
            "--kafka-config: Kafka's clients know no property 'company.audit.level'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "localhost", "localhost:0", "localhost:70000", "a:1,", "a:b"})
  void whatIsNoHostAndPortIsWrongUsage(String servers) {
    assertThatThrownBy(() -> KafkaClientConfig.of(servers))
        .isInstanceOf(DstreamException.class)
        .hasMessage("--bootstrap-server: '%s' is not HOST:PORT", servers);
  }

  @Test
  void aMisspeltPropertyIsWrongUsage() {
    assertThatThrownBy(() -> ofProperty("lingr.ms"))
        .isInstanceOf(DstreamException.class)
        .hasMessage("--kafka-property: Kafka's clients know no property 'lingr.ms'");
  }

  @Test
  void whatDstreamSetsItselfIsWrongUsage() {
    assertThatThrownBy(() -> ofProperty("value.serializer"))
        .isInstanceOf(DstreamException.class)
        .hasMessage(
            "the Kafka property value.serializer cannot be set: dstream moves bytes as they are");
    assertThatThrownBy(() -> ofProperty("bootstrap.servers"))
        .isInstanceOf(DstreamException.class)
        .hasMessage(
            "--kafka-property: bootstrap.servers has an option of its own, --bootstrap-server");
  }

  @Test
  void aMissingFileIsNamed() {
    Path missing = directory.resolve("missing");
    assertThatThrownBy(() -> KafkaClientConfig.of(Optional.empty(), Optional.of(missing), Map.of()))
        .isInstanceOf(DstreamException.class)
        .hasMessage("file %s does not exist (--kafka-config)", missing);
  }

  @Test
  void secretsAreNotShown() {
    assertThat(ofProperty("ssl.key.password"))
        .hasToString("KafkaClientConfig[localhost:9092, [ssl.key.password]]");
  }

  private static KafkaClientConfig ofProperty(String name) {
    return KafkaClientConfig.of(Optional.empty(), Optional.empty(), Map.of(name, "secret"));
  }
}
