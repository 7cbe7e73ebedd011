package io.dstream.watch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dstream.control.Notices;
import io.dstream.control.StopRequest;
import io.dstream.spec.DstreamException;
import io.dstream.spec.IoErrors;
import io.dstream.watch.ServerEvents.Message;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Flow;

/**
 * Follows the events of a stream's dashboard. A connection that is lost is made again, and goes on
 * after the last event that came, or, where the dashboard has not kept what followed, with the
 * result that is there then. No result comes twice.
 */
public final class StreamClient {
  private static final int OK = 200;
  private static final String EVENTS = "text/event-stream";
  private static final Duration ANSWER = Duration.ofSeconds(10);

  /** A dashboard sends a comment every 15 seconds. */
  private static final Duration SILENCE = Duration.ofSeconds(45);

  private static final long LOOK_EVERY_MILLIS = 100;
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(50);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(ANSWER).version(HttpClient.Version.HTTP_1_1).build();
  private final URI events;
  private final Notices notices;
  private final StopRequest stop;
  private final WatchedStream stream = new WatchedStream();
  private String last = "";
  private boolean known;
  private boolean ended;

  /**
   * @param events where the events are
   * @param stop ends it
   */
  public StreamClient(URI events, Notices notices, StopRequest stop) {
    this.events = events;
    this.notices = notices;
    this.stop = stop;
  }

  /** Is told of each event. */
  @FunctionalInterface
  public interface Viewer {
    /**
     * Something came.
     *
     * @param stream what is known now
     * @param isResult whether a result is among it
     */
    void see(WatchedStream stream, boolean isResult) throws IOException;
  }

  /** The connection is gone, or could not be made. */
  private static final class LostException extends Exception {
    private static final long serialVersionUID = 1L;

    LostException(IOException why) {
      super(IoErrors.reason(why), why);
    }
  }

  /**
   * Follows until the stream ends, or the stop is requested.
   *
   * @throws DstreamException exit status 1, when there is no dashboard at the start
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
          "a stream that can be watched runs with --sink dashboard",
          e);
    }
  }

  private void connect(LineQueue lines) throws LostException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(events);
    if (!last.isEmpty()) {
      request.header("Last-Event-ID", last);
    }
    try {
      HttpResponse<Flow.Publisher<List<ByteBuffer>>> answer =
          http.send(request.timeout(ANSWER).build(), BodyHandlers.ofPublisher());
      answer.body().subscribe(BodySubscribers.fromLineSubscriber(lines));
      if (answer.statusCode() != OK) {
        throw new IOException("it answers with status " + answer.statusCode());
      }
      if (!answer.headers().firstValue("Content-Type").orElse("").startsWith(EVENTS)) {
        throw new IOException("it has no stream of events");
      }
      known = true;
    } catch (ConnectException e) {
      boolean unknown = e.getCause() instanceof UnresolvedAddressException;
      String why = unknown ? "the host name is unknown" : "nothing listens there";
      throw new LostException(new IOException(why, e));
    } catch (IOException e) {
      throw new LostException(e);
    }
  }

  private void readAll(LineQueue lines, Viewer viewer)
      throws LostException, IOException, InterruptedException {
    ServerEvents parser = new ServerEvents();
    long heard = System.nanoTime();
    while (!ended && !stop.requested()) {
      Optional<String> line = next(lines);
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

  private static Optional<String> next(LineQueue lines) throws LostException, InterruptedException {
    try {
      return lines.next(LOOK_EVERY_MILLIS);
    } catch (IOException e) {
      throw new LostException(e);
    }
  }

  private void take(Message message, Viewer viewer) throws IOException {
    JsonNode data = JSON.readTree(message.data());
    switch (message.type()) {
      case "snapshot" -> viewer.see(stream, stream.snapshot(data));
      case "change" -> viewer.see(stream, stream.change(data));
      case "end" -> ended = true;
      default -> {} // of a later version
    }
    last = message.lastId();
  }
}
