package io.dstream.net;

import io.dstream.spec.IoErrors;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.channels.UnresolvedAddressException;

/** Words for what Java's HTTP client says. */
public final class HttpErrors {
  private HttpErrors() {}

  /** Why a server was not reached. */
  public static String reason(IOException e) {
    if (!(e instanceof ConnectException)) {
      return IoErrors.reason(e);
    }
    return e.getCause() instanceof UnresolvedAddressException
        ? "the host name is unknown"
        : "nothing listens there";
  }
}
