package io.dstream.source;

import io.dstream.net.ServerSockets;
import io.dstream.spec.Guarantee;
import io.dstream.spec.HostAndPort;
import io.dstream.spec.RecoverySpec;
import java.util.List;
import java.util.Map;

/**
 * Reads lines of clients that connect to a port, such as {@code dstream tail --to} or {@code nc}.
 */
public record ListenSource(HostAndPort address) implements Source {
  static final String OPTION = "--listen";

  /** Creates a source at {@code [HOST:]PORT}, as {@link ServerSockets#address} parses it. */
  static ListenSource of(String word) {
    return new ListenSource(ServerSockets.address(OPTION, word));
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
        new ReceiverWords.Listener(address, "a client", "no client"));
  }
}
