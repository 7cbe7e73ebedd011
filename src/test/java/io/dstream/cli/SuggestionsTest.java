package io.dstream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A slip of the fingers is answered with the word that was meant. */
class SuggestionsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          wordcuont;                              wordcount?
          servesocket x;                          serve-socket?
          wordcount --bathc 5s;                   --batch?
          wordcount --bathc=5s;                   --batch?
          wordcount -batch 5s;                    --batch?
          wordcount --lowercase;                  --lower-case?
          wordcount --source kafak;               kafka? sources are socket, file, tail, queue, kafka
          wordcount --source soket://localhost:1; socket? sources are socket, file, tail, queue, kafka
          wordcount --sink jbdc;                  jdbc? sinks are console, text, jdbc, kafka, hbase, dashboard, none
          wordcount --format jsn;                 --format json?
          wordcount --source kafka --topic a --from earlist; --from earliest?
          wordcount --stateful --state-output alll; --state-output all?
          produce --topic a --key nubmer;         --key number?
          produce --topic a --kafka-property ack=1; acks? a property of a plug-in of yours goes into --kafka-config FILE
          serve-socket --order sequentail;        --order sequential?
          produce --topic a --file x;             --input?
          produce --topic a --file=x;             --input?
          produce --topic a -;                    --input -?
          produce --topic a README.md;            --input README.md?
          drop-files inbox --from x;              --input?
          serve-socket README.md;                 --input README.md?
          wordcount README.md;                    --input README.md?
          wordcount -;                            --input -?
          wordcount src;                          --path src?
          doctor --json;                          --format json?
          completion bahs;                        bash?
          bench --case windwo;                    window? cases are kernel,
          """)
  void isTheNearestWord(String arguments, String meant) {
    CommandRun run = CommandRun.of(arguments.split(" ", -1));
    assertThat(run.err()).matches("dstream: [^\n]+\nhint: [^\n]+\n");
    assertThat(run.err()).contains("\nhint: did you mean " + meant);
    assertThat(run.exitStatus()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"nonsense, dstream --help", "wordcount --nope, dstream wordcount --help"})
  void isNotGuessedWhereNothingIsNear(String arguments, String hint) {
    assertThat(CommandRun.of(arguments.split(" ", -1)).err())
        .endsWith("\nhint: see " + hint + "\n");
  }
}
