package io.dstream.net;

import io.dstream.spec.Secret;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * Who may ask a server, and how: of the server, or of a client that asks.
 *
 * @param token what a client must send, or sends; empty where all may ask
 * @param tls with which key the server shows who it is, or which certificates the client trusts;
 *     empty for no TLS at the server, and those that Java trusts at the client
 */
public record Access(Optional<Secret> token, Optional<SSLContext> tls) {
  /** For all, in the clear. */
  public static final Access OPEN = new Access(Optional.empty(), Optional.empty());

  /** The scheme of its URL. */
  public String scheme() {
    return tls.isPresent() ? "https" : "http";
  }
}
