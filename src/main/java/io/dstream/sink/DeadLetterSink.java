package io.dstream.sink;

import io.dstream.row.RowFormat;
import io.dstream.row.Schema;
import io.dstream.spec.Beginning;
import io.dstream.spec.DstreamException;
import io.dstream.spec.PipelineSpec;
import io.dstream.spec.SinkSpec;
import java.util.List;

/**
 * Writes skipped records to JSON text files, one directory per batch, as the text sink does.
 *
 * @param files the text sink that writes the files
 */
public record DeadLetterSink(TextSink files) implements Sink {
  /** Returns a sink that writes to {@code directory}, the value of {@code option}. */
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
