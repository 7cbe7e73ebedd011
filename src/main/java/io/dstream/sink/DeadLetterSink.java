package io.dstream.sink;

import io.dstream.row.RowFormat;
import io.dstream.row.Schema;
import io.dstream.spec.Beginning;
import io.dstream.spec.DstreamException;
import io.dstream.spec.PipelineSpec;
import io.dstream.spec.SinkSpec;
import java.util.List;

/**
 * Records that were skipped, in text files: JSON, a directory a batch, as the text sink has them.
 *
 * @param files where they go
 */
public record DeadLetterSink(TextSink files) implements Sink {
  /** Into {@code directory}, which {@code option} names. */
  public static DeadLetterSink into(String directory, String option) {
    return new DeadLetterSink(new TextSink(directory, RowFormat.Name.json, option));
  }

  @Override
  public boolean takesSkipped() {
    return true;
  }

  @Override
  public String describe() {
    return "records that are skipped: " + files.describe();
  }

  @Override
  public List<String> contacts() {
    return files.contacts();
  }

  @Override
  public boolean idempotent() {
    return files.idempotent();
  }

  @Override
  public void check(PipelineSpec<?, ?, ?> pipeline, Beginning beginning) {
    for (SinkSpec other : pipeline.sinks()) {
      if (other instanceof TextSink results && results.directory().equals(files.directory())) {
        throw DstreamException.usage(
            files.option() + " and " + results.option() + " are the same directory",
            "name another one for the records that are skipped");
      }
    }
    files.check(pipeline, beginning);
  }

  @Override
  public BatchWriter open(Schema schema, Beginning beginning, Outlets outlets) {
    return files.open(schema, beginning, outlets);
  }
}
