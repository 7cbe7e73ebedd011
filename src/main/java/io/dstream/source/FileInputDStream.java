package io.dstream.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dstream.control.Notices;
import io.dstream.hadoop.UserPaths;
import io.dstream.source.DirectoryWatch.Seen;
import io.dstream.spec.DstreamException;
import io.dstream.spec.IoErrors;
import io.dstream.spec.Phrases;
import io.dstream.spec.RecordField;
import io.dstream.spec.Silence;
import io.dstream.text.LineBlock;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.rdd.RDD;
import org.apache.spark.streaming.Time;
import org.apache.spark.util.SerializableConfiguration;
import scala.Option;

/** Lists a directory at each batch and reads the files that {@link DirectoryWatch} selects. */
final class FileInputDStream extends RepeatableInputDStream {
  private static final long serialVersionUID = 1L;
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * The number of batches between positions that name every file. In between, the checkpoint names
   * only the files that each batch reads.
   */
  private static final int WHOLE_POSITION_EVERY = 100;

  private final transient JavaSparkContext spark;
  private final transient Notices notices;
  private final Broadcast<SerializableConfiguration> conf;
  private final List<RecordField> fields;
  private final Path directory;
  private final FileSource.BadFiles onBadFile;
  private final DirectoryWatch watch = new DirectoryWatch();
  private final List<BadFile> leftOut = new ArrayList<>();
  private volatile long listedAt;
  private volatile String trouble = "";
  private long batches;

  FileInputDStream(SourceContext context, FileSource source) {
    super(context.streaming());
    this.spark = context.streaming().sparkContext();
    this.notices = context.notices();
    this.conf = spark.broadcast(new SerializableConfiguration(spark.hadoopConfiguration()));
    this.fields = context.fields();
    this.directory = UserPaths.of(source.path());
    this.onBadFile = source.onBadFile();
    if (context.resume().isPresent()) {
      Source.Resume resume = context.resume().get();
      watch.resume(filesOf(resume.position()));
      resume.reads().forEach(reads -> watch.resume(filesOf(reads)));
    } else if (!source.existing()) {
      try {
        watch.skip(list());
      } catch (IOException e) {
        throw DstreamException.failed(cannotBeListed(e), e);
      }
    }
  }

  private String cannotBeListed(IOException e) {
    return "the directory " + directory + " cannot be listed: " + IoErrors.reason(e);
  }

  private static List<Seen> filesOf(JsonNode files) {
    return List.of(JSON.convertValue(files, Seen[].class));
  }

  /** Returns all files that were counted or existed before the start. */
  @Override
  public JsonNode position() {
    return JSON.valueToTree(watch.done());
  }

  @Override
  public JavaRDD<LineBlock> readAgain(JsonNode reads) {
    return linesOf(filesOf(reads));
  }

  /**
   * Reads every file of the batch to its end, because the batch may have failed before it reached
   * all.
   */
  @Override
  public Optional<Source.Taken> withoutBadInput(long time, Source.Taken batch, Throwable failure) {
    if (!BadFileException.isCauseOf(failure)) {
      return Optional.empty();
    }
    List<BadFile> bad = BadFile.among(filesOf(batch.reads()), spark, conf);
    bad.forEach(file -> watch.leaveOut(file.file()));
    if (onBadFile == FileSource.BadFiles.skip) {
      bad.forEach(file -> notices.say(file.file().path() + " is skipped: " + file.reason()));
    } else {
      leftOut.addAll(bad);
    }
    List<Seen> files = bad.stream().map(BadFile::file).toList();
    Source.Taken rest = without(files, batch);
    noteAgain(time, later -> without(files, later));
    return Optional.of(rest);
  }

  private static Source.Taken without(List<Seen> bad, Source.Taken batch) {
    JsonNode position = batch.position() == null ? null : without(bad, batch.position());
    return new Source.Taken(without(bad, batch.reads()), position);
  }

  private static JsonNode without(List<Seen> bad, JsonNode files) {
    return JSON.valueToTree(filesOf(files).stream().filter(file -> !bad.contains(file)).toList());
  }

  @Override
  public void requireAllInput() {
    if (!leftOut.isEmpty()) {
      List<String> files = leftOut.stream().map(BadFile::toString).toList();
      throw DstreamException.failed(
          Phrases.count(files.size(), "file") + " cannot be read: " + String.join(", ", files),
          "all other files were counted; fix or remove the bad ones and start again, or skip them with"
              + " --on-bad-file skip",
          null);
    }
  }

  @Override
  public boolean pendingSince(long time) {
    return listedAt < time || watch.pendingSince(time);
  }

  @Override
  public List<String> inputs(long time) {
    Source.Taken batch = taken(time);
    return batch == null ? List.of() : filesOf(batch.reads()).stream().map(Seen::name).toList();
  }

  @Override
  public Silence silence(long time) {
    List<String> came = inputs(time);
    if (came.isEmpty() && !trouble.isEmpty()) {
      return Silence.told("not listed", trouble);
    }
    return came.isEmpty()
        ? watch.silence(directory.toString())
        : Silence.of("without a line", "what came has no line: " + Phrases.few(came));
  }

  @Override
  public Option<RDD<LineBlock>> compute(Time time) {
    long now = System.currentTimeMillis();
    DirectoryWatch.Decision decision = decide(now);
    listedAt = now;
    decision.leftOut().forEach(file -> notices.detail(file.path() + " left out: " + file.why()));
    decision
        .changed()
        .forEach(
            file ->
                notices.say(
                    file.path()
                        + " changed after it was counted; the change does not count"
                        + " (write under a hidden name, then rename)"));
    decision
        .counted()
        .forEach(file -> notices.detail(file.path() + " counts in batch " + time.milliseconds()));
    boolean whole = batches++ % WHOLE_POSITION_EVERY == 0;
    note(time, new Source.Taken(JSON.valueToTree(decision.counted()), whole ? position() : null));
    report(time, decision.counted().size());
    return Option.apply(linesOf(decision.counted()).rdd());
  }

  private JavaRDD<LineBlock> linesOf(List<Seen> files) {
    List<FileSlice> slices = new ArrayList<>();
    for (Seen file : files) {
      slices.addAll(FileSlice.ofFile(file.path(), file.length(), conf.value().value()));
    }
    return FileSlice.rdd(spark, slices, fields, conf);
  }

  /**
   * Lists the directory and decides. If it cannot be listed, the batch has no files and the next
   * batch tries again. A missing directory counts as empty.
   */
  private DirectoryWatch.Decision decide(long now) {
    try {
      List<Seen> listing = list();
      if (!trouble.isEmpty()) {
        notices.say("the directory " + directory + " can be listed again");
        trouble = "";
      }
      return watch.decide(listing, now);
    } catch (IOException e) {
      if (trouble.isEmpty()) {
        trouble = cannotBeListed(e);
        notices.say(trouble + "; waiting until it can be");
      }
      boolean gone = e instanceof FileNotFoundException || e instanceof NoSuchFileException;
      return gone ? watch.decide(List.of(), now) : DirectoryWatch.Decision.NONE;
    }
  }

  private List<Seen> list() throws IOException {
    return DirectoryListing.of(directory, conf.value().value());
  }
}
