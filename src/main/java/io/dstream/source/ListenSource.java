package io.dstream.source;

import io.dstream.net.ServerSockets;
import io.dstream.spec.DstreamException;
import io.dstream.spec.Guarantee;
import io.dstream.spec.HostAndPort;
import io.dstream.spec.Limits;
import io.dstream.spec.RecoverySpec;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lines of the clients that connect to a port: {@code dstream tail --to}, {@code nc}. */
public record ListenSource(HostAndPort address) implements Source {
  static final String OPTION = "--listen";
  private static final Pattern ADDRESS = Pattern.compile("(?:(\\[[^]]+]|[^:\\[\\]]+):)?(\\d{1,5})");

  /**
   * Reads {@code [HOST:]PORT}; without a host it is this machine alone.
   *
   * @throws DstreamException wrong usage
   */
  static ListenSource of(String word) {
    Matcher address = ADDRESS.matcher(word);
    if (!address.matches()) {
      throw DstreamException.usage(
          OPTION + " " + word + " is no address", "write " + OPTION + " 9999 or 0.0.0.0:9999");
    }
    int port = Integer.parseInt(address.group(2));
    Limits.requireBetween(1, HostAndPort.LAST_PORT, OPTION, port);
    String host = address.group(1) == null ? ServerSockets.LOOPBACK : address.group(1);
    return new ListenSource(new HostAndPort(host.replaceAll("[\\[\\]]", ""), port));
  }

  @Override
  public String uri() {
    return "listen://" + address;
  }

  @Override
  public List<String> contacts() {
    return List.of();
  }

  @Override
  public boolean usesReceiver() {
    return true;
  }

  @Override
  public boolean limitsRate() {
    return true;
  }

  @Override
  public Guarantee guarantee(RecoverySpec recovery) {
    return SocketSource.guaranteeOfReceived(recovery, "a client");
  }

  @Override
  public Map<String, String> identity() {
    return Map.of("--source", uri());
  }

  @Override
  public void check() {
    ServerSockets.resolve(OPTION, address.host());
  }

  @Override
  public Feed open(SourceContext context) {
    if (context.spec().master().local()) {
      ServerSockets.requireFree(address, OPTION);
    }
    return ReceivedFeed.open(
        context,
        log -> new ListenReceiver(address, context.spec().rate().maxRate(), log),
        new ReceiverWords.Listener(address));
  }
}
