package io.dstream.alert;

import io.dstream.net.HttpErrors;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.apache.kafka.common.utils.ExponentialBackoff;

/** Posts the change as JSON to a URL, with up to three attempts. */
final class WebhookDelivery implements Delivery {
  private static final int ATTEMPTS = 3;
  private static final Duration ANSWER = Duration.ofSeconds(10);
  private static final int NO_SUCCESS = 300;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERROR = 500;

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(ANSWER).build();
  private final ExponentialBackoff pauses = new ExponentialBackoff(500, 2, 5_000, 0.2);
  private final URI url;

  WebhookDelivery(URI url) {
    this.url = url;
  }

  /** Omits the path, which may contain a secret. */
  @Override
  public String name() {
    return "--alert-webhook " + url.getHost();
  }

  @Override
  public String deliver(AlertChange change) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(url)
            .timeout(ANSWER)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(AlertJson.of(change)))
            .build();
    for (int attempt = 1; !isDelivered(request, attempt == ATTEMPTS); attempt++) {
      Thread.sleep(pauses.backoff(attempt - 1));
    }
    return "";
  }

  /** Sends the request once; returns false if it is to be retried. */
  private boolean isDelivered(HttpRequest request, boolean last)
      throws IOException, InterruptedException {
    int status;
    try {
      status = client.send(request, BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      if (last) {
        throw new IOException(HttpErrors.reason(e), e);
      }
      return false;
    }
    boolean mayChange = status >= SERVER_ERROR || status == TOO_MANY_REQUESTS;
    if (status >= NO_SUCCESS && (last || !mayChange)) {
      throw new IOException("it answers with status " + status);
    }
    return status < NO_SUCCESS;
  }
}
