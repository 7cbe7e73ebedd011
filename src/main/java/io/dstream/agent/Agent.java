package io.dstream.agent;

import com.fasterxml.jackson.databind.JsonNode;
import io.dstream.control.Notices;
import io.dstream.control.StopRequest;
import io.dstream.follow.FileFollower;
import io.dstream.follow.FilePattern;
import io.dstream.follow.FollowedLines;
import io.dstream.spec.DstreamException;
import io.dstream.spec.IoErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Follows files and delivers their lines to a collector, in order and each at least once. A
 * position is stored once the lines before it have arrived. While the collector is unavailable,
 * nothing is read: the files are the buffer. Memory: about one block of lines, and what the
 * collector holds.
 */
public final class Agent {
  private static final long BLOCK_BYTES = 256 << 10;
  private static final Duration LOOK_EVERY = Duration.ofMillis(100);
  private static final long KEEP_EVERY_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final AgentSpec spec;
  private final Notices notices;
  private final StopRequest stop;

  private Agent(AgentSpec spec, Notices notices, StopRequest stop) {
    this.spec = spec;
    this.notices = notices;
    this.stop = stop;
  }

  /**
   * Runs until a stop is requested or, if the spec says so, until everything in the files is
   * delivered.
   *
   * @throws DstreamException usage error, if the positions are of other files or a topic does not
   *     exist; exit status 1 if a file cannot be read or the positions cannot be written
   */
  public static void run(AgentSpec spec, Notices notices, StopRequest stop)
      throws InterruptedException {
    new Agent(spec, notices, stop).run();
  }

  private void run() throws InterruptedException {
    try (PositionsFile positions =
            PositionsFile.open(spec.positions(), FileFollower.text(spec.files()));
        FileFollower follower = follower(positions.kept())) {
      positions.keep(follower.position()); // records what is skipped
      try (Collector collector = collector()) {
        deliverAll(follower, collector, positions);
        collector.finish();
        collector.arrived().ifPresent(positions::keep);
      }
    } catch (IOException e) {
      throw DstreamException.failed("a file cannot be read: " + IoErrors.reason(e), e);
    }
  }

  private FileFollower follower(Optional<JsonNode> kept) throws IOException {
    if (kept.isPresent()) {
      return FileFollower.resume(spec.files(), kept.get(), notices);
    }
    if (spec.untilEnd()) {
      requireAFile();
    }
    return FileFollower.begin(spec.files(), spec.existing(), notices);
  }

  /**
   * Checks that a file exists. An agent that ends at the end of its files needs one, unless it
   * resumes.
   */
  private void requireAFile() throws IOException {
    for (FilePattern pattern : spec.files()) {
      if (pattern.matches().stream().anyMatch(Files::exists)) {
        return;
      }
    }
    throw DstreamException.failed(
        "there is no file " + FileFollower.text(spec.files()) + ", and --until-end waits for none",
        "leave --until-end out to wait for it",
        null);
  }

  private Collector collector() throws InterruptedException {
    if (spec.to().topic().isEmpty()) {
      return new SocketCollector(spec.to().address(), notices, stop);
    }
    KafkaCollector kafka = new KafkaCollector(spec.kafka(), spec.to().topic().get(), notices, stop);
    kafka.connect();
    return kafka;
  }

  private void deliverAll(FileFollower follower, Collector collector, PositionsFile positions)
      throws IOException, InterruptedException {
    long keptAt = System.nanoTime();
    while (!stop.requested()) {
      List<FollowedLines> lines = new ArrayList<>();
      if (follower.poll(BLOCK_BYTES, lines::add) > 0) {
        collector.deliver(new Handover(lines, follower.position()));
      } else if (spec.untilEnd()) {
        return;
      } else {
        collector.idle();
        stop.await(LOOK_EVERY);
      }
      if (System.nanoTime() - keptAt >= KEEP_EVERY_NANOS) {
        collector.arrived().ifPresent(positions::keep);
        keptAt = System.nanoTime();
      }
    }
  }
}
