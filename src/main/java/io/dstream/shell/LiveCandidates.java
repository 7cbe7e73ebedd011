package io.dstream.shell;

import java.util.ArrayList;
import java.util.List;
import org.jline.reader.Candidate;

/** Finds candidates that are not in the command tree: jobs, and what {@link LiveValues} finds. */
final class LiveCandidates {
  private static final String JOB = "JOB";

  private final CommandRunner runner;
  private final LiveValues values;
  private final LiveAnswers answers = new LiveAnswers();

  LiveCandidates(CommandRunner runner, LiveValues values) {
    this.runner = runner;
    this.values = values;
  }

  /**
   * Returns the candidates for a word.
   *
   * @param label the value's name in the usage help
   * @param line the words before it, without an option that waits for the value
   * @param word the part typed so far; with commas it is a list, whose last part is completed
   */
  List<Candidate> of(String label, List<String> line, String word) {
    if (label.equals(JOB)) {
      return jobs(line.contains(JobCommands.STOP));
    }
    List<String> subject = new ArrayList<>(line);
    subject.add(label);
    String listed = word.substring(0, word.lastIndexOf(',') + 1);
    return answers
        .to(subject, () -> values.names(runner.read(line), label, runner.jobs().openings()))
        .stream()
        .map(name -> new Candidate(listed + name, name, null, null, null, null, true))
        .toList();
  }

  /** Describes a job only by its command's name: its options may contain secrets. */
  private List<Candidate> jobs(boolean onlyRunning) {
    return (onlyRunning ? runner.jobs().running() : runner.jobs().all())
        .stream()
            .map(
                job -> {
                  String number = String.valueOf(job.number());
                  return new Candidate(number, number, null, job.name(), null, null, true);
                })
            .toList();
  }

  /** Discards the names found, because a command may have changed them. */
  void forget() {
    answers.forget();
  }
}
