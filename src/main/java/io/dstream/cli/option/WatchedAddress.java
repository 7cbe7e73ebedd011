package io.dstream.cli.option;

import io.dstream.net.Access;
import io.dstream.net.TlsKeys;
import io.dstream.spec.DstreamException;
import io.dstream.spec.HostAndPort;
import io.dstream.spec.SecretOption;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The address of a stream's dashboard and the credentials to access it. */
public final class WatchedAddress {
  private static final String HERE = "http://localhost:8080/";
  private static final String TOKEN = "--token";
  private static final String CA = "--cacert";

  @Parameters(
      arity = "0..1",
      paramLabel = "URL",
      defaultValue = HERE,
      description = "Its dashboard, or HOST:PORT (default: ${DEFAULT-VALUE}).")
  private String url;

  @Option(
      names = TOKEN,
      paramLabel = "TOKEN",
      description = "The token that it asks for, env:NAME or file:PATH.")
  private Optional<String> token = Optional.empty();

  @Option(
      names = CA,
      paramLabel = "FILE",
      description = "Trust the certificates in FILE, PEM, of https servers.")
  private Optional<Path> certificates = Optional.empty();

  /**
   * Returns the URL with a trailing slash.
   *
   * @throws DstreamException wrong usage
   */
  public URI uri() {
    String whole = url.contains("://") ? url : "http://" + url;
    try {
      URI uri = URI.create(whole.endsWith("/") ? whole : whole + "/");
      if (uri.getHost() != null
          && uri.getScheme().matches("(?i)https?")
          && uri.getQuery() == null
          && uri.getPort() != 0
          && uri.getPort() <= HostAndPort.LAST_PORT) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      throw noUrl();
    }
    throw noUrl();
  }

  private DstreamException noUrl() {
    return DstreamException.usage(
        "'" + url + "' is no URL of a dashboard", "write http://HOST:PORT/ or HOST:PORT");
  }

  /**
   * Returns the credentials and trusted certificates of the client.
   *
   * @throws DstreamException wrong usage
   */
  public Access access() {
    SecretOption secret = new SecretOption(TOKEN);
    token.ifPresent(secret::requireReference);
    return new Access(
        token.map(secret::read), certificates.map(file -> TlsKeys.ofClient(CA, file)));
  }
}
