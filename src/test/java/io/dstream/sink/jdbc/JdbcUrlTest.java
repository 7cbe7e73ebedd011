package io.dstream.sink.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dstream.spec.DstreamException;
import io.dstream.spec.Secret;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JdbcUrlTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:mysql://h/db?user=u&password=s3cret&useSSL=false",
        "jdbc:mysql://u:s3cret@h:3306/db",
        "jdbc:mysql://u:s3cret@with@at/slash@h:3306/db",
        "jdbc:mysql://(host=h,password=s3cret)/db",
        "jdbc:mysql://h/db?trustCertificateKeyStorePassword=s3cret",
        "jdbc:postgresql://h/db?sslpassword=s3cret&PASSWORD = s3cret",
        "jdbc:h2:./x;USER=sa;PASSWORD=s3cret;MODE=MySQL",
        "jdbc:nothing:x?pwd=s3cret"
      })
  void passwordsInAUrlAreMasked(String url) {
    JdbcUrl shown = new JdbcUrl(url);
    assertThat(shown.toString()).doesNotContain("s3cret").contains("***");
    assertThat(shown.maskIn("cannot use " + url)).isEqualTo("cannot use " + shown);
  }

  @Test
  void aPasswordOfTheUrlIsMaskedInWhatADriverSays() {
    JdbcUrl url = new JdbcUrl("jdbc:mysql://u:t0p@(host=h,password=s3cret)/db?a=b&pwd=m0re");
    assertThat(url.maskIn("no s3cret, no m0re")).isEqualTo("no ***, no ***");
  }

  @Test
  void whatIsNoPasswordIsShown() {
    String url = "jdbc:mysql://u@h:3306/db?useSSL=false&user=me";
    assertThat(new JdbcUrl(url)).hasToString(url);
  }

  @Test
  void aTargetShowsNoPassword() {
    JdbcTarget target =
        new JdbcTarget(
            new JdbcUrl("jdbc:h2:./x;PASSWORD=s3cret"),
            "me",
            new Secret("t0psecret"),
            Duration.ofSeconds(1),
            1);
    assertThat(target.toString() + new JdbcSink(target, TableName.parse("a"), false))
        .doesNotContain("s3cret")
        .doesNotContain("t0psecret");
    assertThat(target.reason(new IllegalStateException("'t0psecret' is wrong")))
        .isEqualTo("'***' is wrong");
  }

  @Test
  void whatTheUrlSaysIsNotSaidAgain() {
    Dialect h2 = new H2Dialect();
    assertThat(h2.driverUrl(new JdbcUrl("jdbc:h2:./x;write_delay=100")))
        .isEqualTo("jdbc:h2:./x;write_delay=100;TRACE_LEVEL_FILE=0;DB_CLOSE_ON_EXIT=FALSE");
    assertThat(h2.driverUrl(new JdbcUrl("jdbc:h2:tcp://h/x"))).isEqualTo("jdbc:h2:tcp://h/x");
    assertThat(h2.driverUrl(new JdbcUrl("jdbc:h2:./x;AUTO_SERVER=TRUE")))
        .isEqualTo("jdbc:h2:./x;AUTO_SERVER=TRUE;WRITE_DELAY=0;TRACE_LEVEL_FILE=0");
    assertThat(new MySqlDialect().driverUrl(new JdbcUrl("jdbc:mariadb://h/x")))
        .isEqualTo("jdbc:mysql://h/x");
    JdbcTarget target =
        new JdbcTarget(
            new JdbcUrl("jdbc:mysql://h/x?socketTimeout=5&user=me"),
            "",
            Secret.NONE,
            Duration.ofSeconds(60),
            1);
    assertThat(target.properties()).containsOnlyKeys("rewriteBatchedStatements", "connectTimeout");
  }

  @ParameterizedTest
  @CsvSource({"counts", "of.counts", "_a1", "wörter"})
  void aPlainNameNamesATable(String name) {
    assertThat(TableName.parse(name)).hasToString(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a;DROP TABLE b", "a.b.c", "`a`", "\"a\"", "1a", ".a", "a--"})
  void allElseIsRefused(String name) {
    assertThatThrownBy(() -> TableName.parse(name))
        .isInstanceOf(DstreamException.class)
        .hasMessageContaining("--jdbc-table");
  }
}
