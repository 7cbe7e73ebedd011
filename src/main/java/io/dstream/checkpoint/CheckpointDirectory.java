package io.dstream.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dstream.hadoop.DirectoryLock;
import io.dstream.hadoop.FileSystems;
import io.dstream.hadoop.UserPaths;
import io.dstream.spec.Beginning;
import io.dstream.spec.DstreamException;
import io.dstream.spec.IoErrors;
import io.dstream.spec.RecoverySpec;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.util.SerializableConfiguration;

/**
 * A user's checkpoint: {@code pipeline.json} describes its pipeline, {@code batches} what was read
 * and what is done, and {@code state} is the state. It contains data, not serialized code, so a
 * newer build can read it, and it freezes no command-line option.
 */
public final class CheckpointDirectory implements AutoCloseable {
  static final String START_OVER = "--fresh starts over and forgets it; or name another directory";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int FORMAT = 4;
  private static final String MANIFEST = "pipeline.json";
  static final String BATCHES = "batches";
  private static final String STATE = "state";
  private static final String RECEIVED = "received";

  /** The names of a checkpoint's parts; {@code lock} is the lock file of earlier builds. */
  private static final Set<String> OURS = Set.of(BATCHES, STATE, RECEIVED, "lock");

  private final Path directory;
  private final Configuration conf;
  private final DurableFiles files;
  private final RecoverySpec recovery;
  private final Map<String, String> pipeline;
  private Optional<Manifest> manifest;
  private String id;
  private Optional<DirectoryLock> lock = Optional.empty();

  private CheckpointDirectory(
      String directory, RecoverySpec recovery, Map<String, String> pipeline, Configuration conf)
      throws IOException {
    this.directory = UserPaths.of(directory);
    this.conf = conf;
    this.recovery = recovery;
    this.pipeline = pipeline;
    this.files = new DurableFiles(this.directory, conf);
    read();
  }

  /**
   * Reads the manifest. A checkpoint without an id gets a new one, which is stored when the log is
   * opened.
   */
  private void read() throws IOException {
    manifest = readManifest();
    id = manifest.map(Manifest::id).orElseGet(() -> UUID.randomUUID().toString());
  }

  /**
   * Reads the checkpoint that {@code recovery} names, without changing anything.
   *
   * @param pipeline the identity of the pipeline, by option, which must match; empty for any
   * @throws DstreamException when the directory cannot be used, or belongs to another pipeline or
   *     has another format and {@code recovery} does not start over
   */
  public static CheckpointDirectory find(
      String directory, RecoverySpec recovery, Map<String, String> pipeline, Configuration conf) {
    FileSystems.requireRename("--checkpoint", directory);
    try {
      CheckpointDirectory found = new CheckpointDirectory(directory, recovery, pipeline, conf);
      found.check();
      return found;
    } catch (IOException | IllegalArgumentException e) {
      String why = e instanceof IOException io ? IoErrors.reason(io) : e.getMessage();
      throw DstreamException.usage("--checkpoint " + directory + " cannot be used: " + why);
    }
  }

  private Optional<Manifest> readManifest() throws IOException {
    List<String> names = files.names();
    if (!names.contains(MANIFEST)) {
      Set<String> foreign = new TreeSet<>(names);
      foreign.removeAll(OURS);
      if (!foreign.isEmpty()) {
        throw DstreamException.usage(
            "--checkpoint "
                + directory
                + " holds other things ("
                + foreign.iterator().next()
                + ") and no checkpoint",
            "name an empty directory, or one that is not there yet");
      }
      requireNothingElse(names);
      return Optional.empty();
    }
    if (recovery.fresh()) {
      return Optional.empty();
    }
    try (InputStream in = files.open(MANIFEST)) {
      Manifest read = JSON.readValue(in, Manifest.class);
      if (read == null || read.pipeline() == null) { // valid JSON, but not a manifest
        throw unreadable(null);
      }
      return Optional.of(read);
    } catch (JsonProcessingException e) {
      throw unreadable(e);
    }
  }

  /**
   * Checks that a checkpoint without a manifest has no other parts: a manifest is written first and
   * removed last.
   */
  private void requireNothingElse(List<String> names) {
    for (String part : List.of(BATCHES, STATE, RECEIVED)) {
      if (names.contains(part) && !recovery.fresh()) {
        throw DstreamException.failed(
            "--checkpoint " + directory + " has " + part + " and no " + MANIFEST, START_OVER, null);
      }
    }
  }

  private DstreamException unreadable(Exception cause) {
    return DstreamException.failed(
        "--checkpoint " + directory + ": its " + MANIFEST + " cannot be read", START_OVER, cause);
  }

  private void check() {
    if (manifest.isEmpty()) {
      return;
    }
    Manifest found = manifest.get();
    if (found.format() != FORMAT) {
      throw DstreamException.failed(
          "--checkpoint "
              + directory
              + " was made by dstream "
              + found.dstream()
              + " in format "
              + found.format()
              + ", and this build reads format "
              + FORMAT,
          START_OVER,
          null);
    }
    if (!pipeline.isEmpty() && !found.pipeline().equals(pipeline)) {
      throw DstreamException.usage(
          "--checkpoint "
              + directory
              + " was made with "
              + Differences.of(found.pipeline(), pipeline)
              + ", and this is "
              + Differences.of(pipeline, found.pipeline()),
          START_OVER);
    }
  }

  /**
   * Returns where the checkpoint in {@code directory} keeps a receiver's log.
   *
   * @param source the name of its source, if there are several
   */
  public static String received(String directory, Optional<String> source) {
    Path all = new Path(directory, RECEIVED);
    return source.map(name -> new Path(all, name)).orElse(all).toString();
  }

  /** Returns where a stream with this checkpoint begins. */
  public Beginning beginning() {
    try {
      return manifest.isEmpty()
          ? new Beginning(Optional.empty(), Optional.of(id))
          : new Beginning(
              BatchLog.latest(new DurableFiles(new Path(directory, BATCHES), conf).names()),
              Optional.of(id));
    } catch (IOException e) {
      throw DstreamException.usage(
          "--checkpoint " + directory + " cannot be read: " + IoErrors.reason(e));
    }
  }

  /**
   * Locks out other programs, if the file system supports it, and reads the checkpoint again.
   *
   * @param notices receives a line about a wait, or about a file system without locks
   */
  public void lock(Consumer<String> notices) throws IOException {
    try {
      lock = DirectoryLock.take("--checkpoint " + directory, directory, conf, notices);
    } catch (IOException e) {
      throw DstreamException.usage(
          "--checkpoint " + directory + " cannot be made: " + IoErrors.reason(e));
    }
    read();
    check();
  }

  /** Opens the log; it is empty if there was no checkpoint or the stream starts over. */
  public BatchLog open() throws IOException {
    if (manifest.isEmpty()) {
      for (String name : List.of(STATE, BATCHES, RECEIVED, MANIFEST)) {
        files.delete(name);
      }
      String version = CheckpointDirectory.class.getPackage().getImplementationVersion();
      write(new Manifest(FORMAT, String.valueOf(version), false, id, pipeline));
    } else if (manifest.get().id() == null) {
      Manifest earlier = manifest.get();
      write(
          new Manifest(
              earlier.format(), earlier.dstream(), earlier.begun(), id, earlier.pipeline()));
    }
    BatchLog log = new BatchLog(new Path(directory, BATCHES), conf, this::noteBegin);
    if (manifest.orElseThrow().begun() && log.done().isEmpty()) {
      throw DstreamException.failed(
          "--checkpoint " + directory + ": its log of " + BATCHES + " is missing",
          START_OVER,
          null);
    }
    return log;
  }

  private void write(Manifest made) throws IOException {
    files.write(MANIFEST, out -> out.write(JSON.writeValueAsBytes(made)));
    manifest = Optional.of(made);
  }

  private void noteBegin() throws IOException {
    Manifest now = manifest.orElseThrow();
    write(new Manifest(now.format(), now.dstream(), true, now.id(), now.pipeline()));
  }

  /** Returns the content of {@code pipeline.json}; empty if there is no checkpoint yet. */
  Optional<Manifest> manifest() {
    return manifest;
  }

  public StateDirectory state() {
    return new StateDirectory(
        new Path(directory, STATE).toString(), new SerializableConfiguration(conf));
  }

  @Override
  public void close() throws IOException {
    if (lock.isPresent()) {
      lock.get().close();
    }
  }
}
