package io.dstream.net;

import io.dstream.spec.IoErrors;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** Describes errors of Java's HTTP client. */
public final class HttpErrors {
  private HttpErrors() {}

  /** Returns why a server was not reached. */
  public static String reason(IOException e) {
    if (e instanceof ConnectException) {
      return e.getCause() instanceof UnresolvedAddressException
          ? "the host name is unknown"
          : "nothing listens there";
    }
    if (isWithoutTls(e)) {
      return "it answers without TLS";
    }
    if (e instanceof SSLException) {
      return certificate(String.valueOf(e.getMessage()));
    }
    return isNoHttp(e) ? "it does not answer in HTTP" : IoErrors.reason(e);
  }

  private static String certificate(String message) {
    if (message.startsWith("No ")) { // "No subject alternative DNS name matching …"
      return "its certificate is of another host name";
    }
    return message.contains("PKIX") ? "its certificate is not trusted" : message;
  }

  private static boolean isWithoutTls(IOException e) {
    return e instanceof SSLException && String.valueOf(e.getMessage()).contains("plaintext");
  }

  /** Returns whether the response is not HTTP, as when a TLS server is asked without TLS. */
  private static boolean isNoHttp(IOException e) {
    return String.valueOf(e.getMessage()).startsWith("parsing HTTP");
  }

  /** Returns how to fix the error, if that is known. */
  public static Optional<String> hint(IOException e) {
    if (isWithoutTls(e)) {
      return Optional.of("a server without a key is http://HOST:PORT");
    }
    if (e instanceof SSLException) {
      return Optional.of(
          "--cacert FILE has the certificates to trust, PEM; the URL has the host name they are for");
    }
    return isNoHttp(e) ? Optional.of("a server with a key is https://HOST:PORT") : Optional.empty();
  }
}
