package io.dstream.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What {@code doctor} says of a real broker, a real database and a checkpoint at work. */
class DoctorIT {
  @RegisterExtension static final Broker BROKER = new Broker();
  @RegisterExtension static final MariaDb.Extension MARIADB = new MariaDb.Extension();
  @RegisterExtension final Dstream dstream = new Dstream();

  @Test
  void theShippedProgramIsWell() {
    Program.Ended end = dstream.command("doctor").run();
    assertThat(end.err()).isEmpty();
    assertThat(end.out())
        .contains("ok     java       ")
        .contains("ok     modules    the JVM has the options that Spark needs\n")
        .contains("ok     archive    classes come from dstream-")
        .contains("ok     heap       up to ")
        .doesNotContain("wrong");
    assertThat(end.status()).isZero();
    assertThat(dstream.leftBehind()).isEmpty();
  }

  @Test
  void whatAGroupHasToReadAndWhatIsGone() throws Exception {
    BROKER.create("doctored", 2);
    send(5);
    assertThat(topic()).contains("doctored has 5 records in 2 partitions", "dstream has 5 to read");
    String wordcount =
        "wordcount --source kafka --topic doctored --batches 2 --batch 500ms --sink none";
    BROKER.into(dstream.command(wordcount)).runHere().quietly();
    send(4);
    assertThat(topic()).contains("has 9 records", "group dstream has 4 to read");
    BROKER.deleteRecords("doctored", 0, 5);
    Program.Ended end = doctor("--topic", "doctored");
    assertThat(end.out())
        .contains("wrong  kafka      group dstream stands at offset 3 of doctored-0")
        .contains("mend: --on-data-loss skip reads on from offset 5");
    assertThat(end.status()).isOne();
    assertThat(BROKER.into(dstream.command(wordcount)).runHere().err())
        .as("a run is of the same opinion")
        .startsWith("dstream: group dstream stands at offset 3 of doctored-0");
  }

  @Test
  void aMissingTopicIsNamedWithWhatMayBeMeant() throws Exception {
    BROKER.create("medicine", 1);
    Program.Ended end = doctor("--topic", "medcine", "--format", "json");
    assertThat(end.out())
        .contains(
            "\"check\":\"kafka\",\"status\":\"wrong\",\"message\":\"there is no topic medcine at")
        .contains("\"mend\":\"did you mean medicine?\"");
    assertThat(end.status()).isOne();
    assertThat(doctor().out()).contains("ok     kafka      the broker at " + BROKER.address());
  }

  @Test
  void loginAndTableAreThoseOfARun() {
    Database database = MARIADB.server().database();
    database.execute("DROP TABLE IF EXISTS wordcount");
    Program.Ended good = database.into(dstream.command("doctor")).run();
    assertThat(good.out()).contains("login and database are right; a run makes the table");
    assertThat(good.status()).isZero();
    Path input = dstream.file("words", "a b".getBytes(UTF_8));
    database
        .here(dstream.command("wordcount --sink jdbc --queue-batches 1 --input").with(input))
        .runHere()
        .quietly();
    assertThat(database.here(dstream.command("doctor")).runHere().out())
        .contains("it is there, for wordcount without --stateful");
    Program.Ended bad =
        database.into(dstream.command("doctor")).env("WORDS_PASSWORD", "not-this-one").run();
    assertThat(bad.out())
        .contains("wrong  database   --jdbc-url jdbc:mysql:")
        .contains("refuses the login")
        .contains("mend: look at --jdbc-user and --jdbc-password")
        .doesNotContain("not-this-one");
    assertThat(bad.status()).isOne();
  }

  @Test
  void aCheckpointAtWorkSaysWhoHasIt() throws Exception {
    Path checkpoint = dstream.directory("checkpoints").resolve("one");
    Path watched = dstream.directory("watched");
    Program run =
        dstream
            .command("wordcount --source file --existing --stateful --batch 1s --sink console")
            .with("--path", watched, "--checkpoint", checkpoint)
            .start();
    Files.write(watched.resolve("lines"), List.of("a b"));
    run.await("a result", program -> !program.out().isEmpty());
    Program.Ended end = dstream.command("doctor --checkpoint").with(checkpoint).runHere();
    assertThat(end.out())
        .contains("warn   checkpoint " + checkpoint + " is of wordcount --path file:" + watched)
        .contains("--source file --stateful, made by dstream ", ", last batch 2")
        .containsPattern("; (another )?process( \\d+)? has it\n");
    assertThat(end.status()).isZero();
    Files.write(watched.resolve("more"), List.of("c"));
    run.await("results as before", program -> program.out().contains(" c\n"));
    run.signal("TERM");
    assertThat(run.end().status()).isEqualTo(143);
    assertThat(dstream.command("doctor --checkpoint").with(checkpoint).runHere().out())
        .contains("ok     checkpoint " + checkpoint);
  }

  private String topic() {
    Program.Ended end = doctor("--topic", "doctored");
    assertThat(end.status()).isZero();
    return end.out();
  }

  private Program.Ended doctor(Object... arguments) {
    return BROKER.into(dstream.command("doctor")).with(arguments).runHere();
  }

  private static void send(int values) throws Exception {
    BROKER.send("doctored", Collections.nCopies(values, "a b".getBytes(UTF_8)));
  }
}
