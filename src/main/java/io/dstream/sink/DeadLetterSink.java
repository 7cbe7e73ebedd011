package io.dstream.sink;

import io.dstream.row.RowFormat;
import io.dstream.row.Schema;
import io.dstream.spec.Beginning;
import io.dstream.spec.PipelineSpec;
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
    files.check(pipeline, beginning);
  }

  @Override
  public BatchWriter open(Schema schema, Beginning beginning, Outlets outlets) {
    return files.open(schema, beginning, outlets);
  }
}
