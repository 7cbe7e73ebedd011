package io.dstream.net;

import io.dstream.spec.Secret;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * The access rules of a server, or the credentials of a client.
 *
 * @param token the token that a client must send, or sends; empty if no token is needed
 * @param tls the server's key, or the certificates that the client trusts; if empty, the server has
 *     no TLS, and the client trusts Java's default certificates
 */
public record Access(Optional<Secret> token, Optional<SSLContext> tls) {
  /** Open access without TLS. */
  public static final Access OPEN = new Access(Optional.empty(), Optional.empty());

  /** Returns the URL scheme of the server. */
  public String scheme() {
    return tls.isPresent() ? "https" : "http";
  }
}
