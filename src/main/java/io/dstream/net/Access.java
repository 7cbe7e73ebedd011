package io.dstream.net;

import io.dstream.spec.Secret;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * Who may ask a server, and how.
 *
 * @param token what a client must have; empty where all may ask
 * @param tls with which key it shows who it is; empty where it talks in the clear
 */
public record Access(Optional<Secret> token, Optional<SSLContext> tls) {
  /** For all, in the clear. */
  public static final Access OPEN = new Access(Optional.empty(), Optional.empty());

  /** The scheme of its URL. */
  public String scheme() {
    return tls.isPresent() ? "https" : "http";
  }
}
