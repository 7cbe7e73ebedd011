package io.dstream.shell;

import io.dstream.completion.PipelinePosition;
import io.dstream.completion.PipelineWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jline.reader.Candidate;

/** Finds candidates for the last word of a pipeline, which is one word of the command line. */
final class PipelineCandidates {
  private static final String OPTION = "--source";
  private static final Pattern NAMED = Pattern.compile("(?:" + OPTION + "=)?(\\w+)=.*");

  private final Supplier<PipelineWords> source;
  private PipelineWords words;

  /**
   * @param source called once, when a name is needed
   */
  PipelineCandidates(Supplier<PipelineWords> source) {
    this.source = source;
  }

  /** Returns the candidates, each with the pipeline text before it, which JLine replaces. */
  List<Candidate> of(List<String> line, String pipeline) {
    if (words == null) {
      words = source.get();
    }
    PipelinePosition position = PipelinePosition.after(pipeline, Set.copyOf(words.streamStages()));
    String before = pipeline.substring(0, pipeline.length() - position.word().length());
    return position
        .candidates(words, sources(line))
        .map(name -> new Candidate(before + name, name, null, null, null, null, false))
        .toList();
  }

  /** Returns the names that {@code --source NAME=…} defines. */
  private static List<String> sources(List<String> line) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < line.size(); i++) {
      boolean value = i > 0 && line.get(i - 1).equals(OPTION);
      Matcher named = NAMED.matcher(line.get(i));
      if ((value || line.get(i).startsWith(OPTION + "=")) && named.matches()) {
        names.add(named.group(1));
      }
    }
    return names;
  }
}
