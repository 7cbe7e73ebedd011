package io.dstream.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Several receivers, each of which logs what it receives. */
class ReceiversIT {
  @RegisterExtension final Dstream dstream = new Dstream();

  @Test
  void eachReceiverReadsAShareAndAKillLosesNothingThatCounted() throws IOException {
    try (ServerSocket server = listening()) {
      checkLives(List.of(server, server), wordcount(uri(server), "--receivers", 2));
      ErrorsIT.assertIsOneLineNaming(
          "--receivers", wordcount(uri(server), "--receivers", 3).runHere(), 2);
    }
  }

  @Test
  void serversWithoutNamesAreReadAsOneSource() throws IOException {
    try (ServerSocket one = listening();
        ServerSocket other = listening()) {
      checkLives(List.of(one, other), wordcount(uri(one), "--source", uri(other)));
      ErrorsIT.assertIsOneLineNaming("--source", wordcount(uri(one)).runHere(), 2);
    }
  }

  private static ServerSocket listening() throws IOException {
    ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    server.setSoTimeout(Waiting.limitMillis());
    return server;
  }

  private static String uri(ServerSocket server) {
    return "socket://127.0.0.1:" + server.getLocalPort();
  }

  /** Two lives, each with a connection to each of the servers. */
  private void checkLives(List<ServerSocket> servers, Dstream.Command command) throws IOException {
    List<Tally> sent = new ArrayList<>();
    for (String end : List.of("KILL", "TERM")) {
      Program program = command.start();
      List<Socket> clients = new ArrayList<>();
      for (ServerSocket server : servers) {
        clients.add(server.accept());
      }
      for (Socket client : clients) {
        byte[] share = new ZipfText(90 + sent.size()).lines(500);
        client.getOutputStream().write(share);
        sent.add(Tally.of(share));
      }
      program.await("counts", p -> totals().equals(Tally.sum(sent)));
      program.signal(end);
      program.end();
      for (Socket client : clients) {
        client.close();
      }
    }
    assertThat(totals()).isEqualTo(Tally.sum(sent));
    assertThat(checkpoint().resolve("received").toFile().list())
        .containsExactlyInAnyOrder("input-1", "input-2");
  }

  private Path checkpoint() {
    return dstream.directory("checkpoint");
  }

  private Tally totals() {
    return TextOutput.visibleIn(dstream.directory("out")).tsv().latest();
  }

  private Dstream.Command wordcount(Object... source) {
    return dstream
        .command("wordcount --stateful --sink text --format tsv --batch 500ms --wal --source")
        .with(source)
        .with("--master", "local[4]", "--checkpoint", checkpoint())
        .with("--output", dstream.directory("out"));
  }
}
