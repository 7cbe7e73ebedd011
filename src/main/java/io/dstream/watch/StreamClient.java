package io.dstream.watch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dstream.alert.AlertChange;
import io.dstream.alert.AlertJson;
import io.dstream.control.Notices;
import io.dstream.control.StopRequest;
import io.dstream.net.Access;
import io.dstream.net.HttpErrors;
import io.dstream.spec.DstreamException;
import io.dstream.spec.Secret;
import io.dstream.watch.ServerEvents.Message;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Flow;

/**
 * Follows the events of a stream's dashboard. After a lost connection, the client reconnects and
 * resumes after the last received event. If the dashboard has not kept the next events, the client
 * continues with the current result. No result is reported twice.
 */
public final class StreamClient {
  private static final int OK = 200;
  private static final int BAD_REQUEST = 400;
  private static final int UNAUTHORIZED = 401;
  private static final String EVENTS = "text/event-stream";
  private static final Duration ANSWER = Duration.ofSeconds(10);

  /** The read timeout; an idle dashboard sends a comment every 15 seconds. */
  private static final Duration SILENCE = Duration.ofSeconds(45);

  private static final Duration LOOK_EVERY = Duration.ofMillis(100);
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(50);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http;
  private final URI events;
  private final Optional<Secret> token;
  private final Notices notices;
  private final StopRequest stop;
  private final WatchedStream stream = new WatchedStream();
  private String last = "";
  private boolean known;
  private boolean ended;

  /**
   * @param events the URI of the events
   * @param access the token to send, and the certificates to trust
   * @param stop a request to stop following
   */
  public StreamClient(URI events, Access access, Notices notices, StopRequest stop) {
    HttpClient.Builder client =
        HttpClient.newBuilder().connectTimeout(ANSWER).version(HttpClient.Version.HTTP_1_1);
    access.tls().ifPresent(client::sslContext);
    this.http = client.build();
    this.token = access.token();
    this.events = events;
    this.notices = notices;
    this.stop = stop;
  }

  /** Is notified of each event. */
  @FunctionalInterface
  public interface Viewer {
    /**
     * Called after an event.
     *
     * @param stream the current state of the stream
     * @param isResult whether the event has a new result
     */
    void see(WatchedStream stream, boolean isResult) throws IOException;
  }

  /** The connection was lost, or could not be opened. */
  private static final class LostException extends Exception {
    private static final long serialVersionUID = 1L;

    private final IOException why;

    LostException(IOException why) {
      super(HttpErrors.reason(why), why);
      this.why = why;
    }
  }

  /**
   * Follows the events until the stream ends or a stop is requested.
   *
   * @throws DstreamException exit status 1, when there is no dashboard at the start, it rejects the
   *     token, or the stream failed; wrong usage, when it rejects a parameter
   * @throws IOException when {@code viewer} fails
   */
  public void follow(Viewer viewer) throws IOException, InterruptedException {
    boolean away = false;
    Duration pause = SHORTEST_PAUSE;
    while (!ended && !stop.requested()) {
      LineQueue lines = new LineQueue();
      try {
        connect(lines);
        pause = SHORTEST_PAUSE;
        if (away) {
          notices.say(events.getAuthority() + " is there again");
          away = false;
        }
        readAll(lines, viewer);
      } catch (LostException e) {
        requireKnown(e);
        if (!away) {
          notices.say(events.getAuthority() + ": " + e.getMessage() + "; trying again");
          away = true;
        }
        stop.await(pause);
        pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : pause;
      } finally {
        lines.cancel();
      }
    }
  }

  private void requireKnown(LostException e) {
    if (!known) {
      throw DstreamException.failed(
          "no stream is to be watched at " + events.getAuthority() + ": " + e.getMessage(),
          HttpErrors.hint(e.why).orElse("a stream that can be watched runs with --sink dashboard"),
          e);
    }
  }

  private void connect(LineQueue lines) throws LostException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(events);
    if (!last.isEmpty()) {
      request.header("Last-Event-ID", last);
    }
    token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret.reveal()));
    try {
      HttpResponse<Flow.Publisher<List<ByteBuffer>>> answer =
          http.send(request.timeout(ANSWER).build(), BodyHandlers.ofPublisher());
      answer.body().subscribe(BodySubscribers.fromLineSubscriber(lines));
      requireOk(answer.statusCode(), lines);
      if (!answer.headers().firstValue("Content-Type").orElse("").startsWith(EVENTS)) {
        throw new IOException("it has no stream of events");
      }
      known = true;
    } catch (IOException e) {
      throw new LostException(e);
    }
  }

  /**
   * Fails for an invalid or unauthorized request, which would fail again. Other errors may be
   * temporary. The answer to an invalid request starts with the parameter: {@code query: …}.
   */
  private void requireOk(int status, LineQueue lines) throws LostException, InterruptedException {
    switch (status) {
      case OK -> {}
      case UNAUTHORIZED ->
          throw DstreamException.failed(
              events.getAuthority()
                  + (token.isEmpty() ? " asks for its token" : " refuses this token"),
              "give it with --token env:NAME or --token file:PATH",
              null);
      case BAD_REQUEST ->
          throw DstreamException.usage(
              events.getAuthority() + " refuses --" + lines.all(ANSWER.toMillis()));
      default -> throw new LostException(new IOException("it answers with status " + status));
    }
  }

  private void readAll(LineQueue lines, Viewer viewer)
      throws LostException, IOException, InterruptedException {
    ServerEvents parser = new ServerEvents();
    long heard = System.nanoTime();
    while (!ended && !stop.requested()) {
      Optional<String> line = next(lines, LOOK_EVERY);
      if (line.isPresent()) {
        heard = System.nanoTime();
        Optional<Message> message = parser.take(line.get());
        if (message.isPresent()) {
          take(message.get(), viewer);
        }
      } else if (System.nanoTime() - heard > SILENCE.toNanos()) {
        throw new LostException(new IOException("nothing came for " + SILENCE.toSeconds() + "s"));
      }
    }
  }

  private static Optional<String> next(LineQueue lines, Duration wait)
      throws LostException, InterruptedException {
    try {
      return lines.next(wait.toMillis());
    } catch (IOException e) {
      throw new LostException(e);
    }
  }

  private void take(Message message, Viewer viewer) throws IOException {
    JsonNode data = JSON.readTree(message.data());
    switch (message.type()) {
      case "snapshot" -> takeAll(data, viewer);
      case "alert" -> take(AlertJson.change(data), viewer);
      case "change" -> viewer.see(stream, stream.change(data));
      case "end" -> end(data);
      default -> {} // an event of a later version
    }
    last = message.lastId();
  }

  private void end(JsonNode data) {
    if (data.hasNonNull("failed")) {
      throw DstreamException.failed("the stream failed: " + data.get("failed").textValue(), null);
    }
    ended = true;
  }

  private void takeAll(JsonNode snapshot, Viewer viewer) throws IOException {
    Set<String> known = stream.alerts().firing();
    boolean isResult = stream.snapshot(snapshot);
    stream.alerts().all().stream()
        .filter(alert -> alert.isFiring() && !known.contains(alert.rule().name()))
        .forEach(alert -> notices.say("alert " + alert.line()));
    viewer.see(stream, isResult);
  }

  private void take(AlertChange change, Viewer viewer) throws IOException {
    stream.alert(change);
    notices.say(change.line());
    viewer.see(stream, false);
  }
}
