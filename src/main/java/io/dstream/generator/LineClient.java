package io.dstream.generator;

import io.dstream.control.StopRequest;
import io.dstream.spec.DstreamException;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;

/**
 * Sends lines to one client until all are sent, the client leaves or a stop is requested. Only
 * complete lines are sent. A client leaves by closing its connection or its sending side, which is
 * noticed during a pause as well.
 */
final class LineClient {
  private static final Duration FAREWELL = Duration.ofSeconds(1);

  /** A client that is this late has paused; the lines it missed are not made up for. */
  private static final long PAUSE = Duration.ofSeconds(1).toNanos();

  private final LineServerSpec spec;
  private final StopRequest stop;
  private long sent;

  LineClient(LineServerSpec spec, StopRequest stop) {
    this.spec = spec;
    this.stop = stop;
  }

  /**
   * Serves a client and closes its connection.
   *
   * @return the number of lines sent
   * @throws DstreamException exit status 1, when the file cannot be read
   */
  long serve(Socket socket, LineFile file) {
    try (ClientConnection client = new ClientConnection(socket);
        Lines lines = file.open()) {
      if (spec.interval().isZero()) {
        sendAtOnce(lines, client);
      } else {
        sendPaced(lines, client);
      }
      client.flush();
      client.sayGoodbye(FAREWELL);
    } catch (ClientLeft e) {
      // A client may leave at any time.
    } catch (IOException e) {
      throw InputFiles.unreadable(spec.lines().file(), e);
    }
    return sent;
  }

  private void sendAtOnce(Lines lines, ClientConnection client) throws IOException, ClientLeft {
    while (goesOn() && lines.next()) {
      client.write(lines);
      sent++;
    }
  }

  private void sendPaced(Lines lines, ClientConnection client) throws IOException, ClientLeft {
    Schedule schedule = Schedule.every(spec.interval(), System.nanoTime());
    while (goesOn() && lines.next()) {
      if (!client.staysUntil(schedule.due(sent)) || stop.requested()) {
        return;
      }
      client.write(lines);
      client.flush();
      long now = System.nanoTime();
      if (now - schedule.due(sent) > PAUSE) {
        schedule = schedule.restartedAt(sent, now);
      }
      sent++;
    }
  }

  private boolean goesOn() {
    return sent < spec.count().orElse(Long.MAX_VALUE) && !stop.requested();
  }
}
