package io.dstream.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dstream.control.Notices;
import io.dstream.source.DirectoryWatch.Seen;
import io.dstream.spec.DstreamException;
import io.dstream.spec.Phrases;
import io.dstream.spec.Silence;
import io.dstream.text.LineBlock;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.rdd.RDD;
import org.apache.spark.streaming.Time;
import org.apache.spark.streaming.api.java.JavaStreamingContext;
import org.apache.spark.util.SerializableConfiguration;
import scala.Option;

/** Lists a directory at each batch and reads the files that {@link DirectoryWatch} lets count. */
final class FileInputDStream extends RepeatableInputDStream {
  private static final long serialVersionUID = 1L;
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Batches between positions that name every file; in between, what a batch reads is enough. */
  private static final int WHOLE_POSITION_EVERY = 100;

  private final transient JavaSparkContext spark;
  private final transient Notices notices;
  private final Broadcast<SerializableConfiguration> conf;
  private final String directory;
  private final DirectoryWatch watch = new DirectoryWatch();
  private volatile long listedAt;
  private long batches;

  FileInputDStream(
      JavaStreamingContext context,
      Path directory,
      boolean existing,
      Notices notices,
      Optional<Source.Resume> resume) {
    super(context);
    this.spark = context.sparkContext();
    this.notices = notices;
    this.conf = spark.broadcast(new SerializableConfiguration(spark.hadoopConfiguration()));
    this.directory = directory.toString();
    if (resume.isPresent()) {
      watch.resume(filesOf(resume.get().position()));
      resume.get().reads().forEach(reads -> watch.resume(filesOf(reads)));
    } else if (!existing) {
      watch.skip(list());
    }
  }

  private static List<Seen> filesOf(JsonNode files) {
    return List.of(JSON.convertValue(files, Seen[].class));
  }

  /** All files that are counted, or were there before the start. */
  @Override
  public JsonNode position() {
    return JSON.valueToTree(watch.done());
  }

  @Override
  public JavaRDD<LineBlock> readAgain(JsonNode reads) {
    return linesOf(filesOf(reads));
  }

  @Override
  public boolean pendingSince(long time) {
    return listedAt < time || watch.pendingSince(time);
  }

  @Override
  public Silence silence(long time) {
    List<String> came = filesOf(taken(time).reads()).stream().map(Seen::name).toList();
    return came.isEmpty()
        ? watch.silence(directory)
        : Silence.of("without a line", "what came has no line: " + Phrases.few(came));
  }

  @Override
  public Option<RDD<LineBlock>> compute(Time time) {
    long now = System.currentTimeMillis();
    DirectoryWatch.Decision decision = watch.decide(list(), now);
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
    return FileSlice.rdd(spark, slices, conf);
  }

  private List<Seen> list() {
    try {
      Configuration hadoop = conf.value().value();
      Path path = new Path(directory);
      List<Seen> files = new ArrayList<>();
      for (FileStatus file : path.getFileSystem(hadoop).listStatus(path)) {
        files.add(
            new Seen(
                file.getPath().toString(),
                file.getPath().getName(),
                file.isDirectory(),
                file.getLen(),
                file.getModificationTime()));
      }
      return files;
    } catch (IOException e) {
      throw DstreamException.failed(
          "the directory " + directory + " cannot be listed: " + e.getMessage(), e);
    }
  }
}
