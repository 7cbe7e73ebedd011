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

/** A source with several receivers, each of which logs its own share. */
class ReceiversIT {
  @RegisterExtension final Dstream dstream = new Dstream();

  @Test
  void eachReceiverReadsAShareAndAKillLosesNothingThatCounted() throws IOException {
    List<Tally> sent = new ArrayList<>();
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      server.setSoTimeout((int) Waiting.LIMIT.toMillis());
      for (int life = 0; life < 2; life++) {
        Program program = wordcount(server.getLocalPort(), 2).start();
        List<Socket> clients = List.of(server.accept(), server.accept());
        for (Socket client : clients) {
          byte[] share = new ZipfText(90 + sent.size()).lines(500);
          client.getOutputStream().write(share);
          sent.add(Tally.of(share));
        }
        program.await("counts", p -> totals().equals(Tally.sum(sent)));
        program.signal(life == 0 ? "KILL" : "TERM");
        program.end();
        for (Socket client : clients) {
          client.close();
        }
      }
      assertThat(totals()).isEqualTo(Tally.sum(sent));
      ErrorsIT.assertIsOneLineNaming(
          "--receivers", wordcount(server.getLocalPort(), 3).runHere(), 2);
    }
    assertThat(checkpoint().resolve("received").toFile().list())
        .containsExactlyInAnyOrder("input-1", "input-2");
  }

  private Path checkpoint() {
    return dstream.directory("checkpoint");
  }

  private Tally totals() {
    return TextOutput.visibleIn(dstream.directory("out")).tsv().latest();
  }

  private Dstream.Command wordcount(int port, int receivers) {
    return dstream
        .command("wordcount --stateful --sink text --format tsv --batch 500ms --wal --source")
        .with("socket://127.0.0.1:" + port, "--receivers", receivers, "--master", "local[4]")
        .with("--checkpoint", checkpoint(), "--output", dstream.directory("out"));
  }
}
