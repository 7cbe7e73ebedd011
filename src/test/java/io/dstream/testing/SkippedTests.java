package io.dstream.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.TreeMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Notes each skipped test with its reason in {@code target/skipped-tests}. The build runs {@link
 * #main} at its end, which prints the sum of what all JVMs of the build noted.
 */
public final class SkippedTests implements TestExecutionListener {
  private static final Path NOTES = Path.of("target", "skipped-tests");
  private static final String ASSUMPTION = "Assumption failed: ";

  private TestPlan plan;

  /** Prints a line per reason; nothing when no test was skipped. */
  public static void main(String[] arguments) throws IOException {
    if (Files.exists(NOTES)) {
      Map<String, Long> byReason = new TreeMap<>();
      for (String note : Files.readAllLines(NOTES)) {
        String[] parts = note.split("\t", 2);
        byReason.merge(parts[1], Long.parseLong(parts[0]), Long::sum);
      }
      byReason.forEach(
          (reason, tests) ->
              System.out.printf("skipped: %d test%s %s%n", tests, tests == 1 ? "" : "s", reason));
    }
  }

  @Override
  public void testPlanExecutionStarted(TestPlan started) {
    plan = started;
  }

  @Override
  public void executionSkipped(TestIdentifier skipped, String reason) {
    note(skipped, "(" + skipped.getDisplayName() + "): " + reason);
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (result.getStatus() == TestExecutionResult.Status.ABORTED) {
      note(test, result.getThrowable().map(Throwable::getMessage).orElse("(no reason given)"));
    }
  }

  /** A class or a parameterized test is skipped with all tests in it. */
  private void note(TestIdentifier skipped, String reason) {
    long tests = plan.getDescendants(skipped).stream().filter(TestIdentifier::isTest).count();
    String line = reason.lines().findFirst().orElse("").replace(ASSUMPTION, "");
    try {
      Files.createDirectories(NOTES.getParent());
      Files.writeString(
          NOTES,
          Math.max(1, tests) + "\t" + line + "\n",
          UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
