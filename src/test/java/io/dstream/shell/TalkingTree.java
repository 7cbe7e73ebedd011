package io.dstream.shell;

import io.dstream.cli.CommandTree;
import io.dstream.spec.DstreamException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The program's tree with commands that say what they were given, fail or wait; all is kept. */
final class TalkingTree {
  private final StringWriter said = new StringWriter();

  /** Makes a fresh tree, as the shell wants one for each command. */
  CommandLine create() {
    CommandLine root = CommandTree.create();
    root.addSubcommand(new Say()).addSubcommand(new Fail()).addSubcommand(new Wait());
    PrintWriter out = new PrintWriter(said, true);
    return root.setOut(out)
        .setErr(out)
        .setExecutionExceptionHandler(root.getExecutionExceptionHandler())
        .setParameterExceptionHandler(root.getParameterExceptionHandler());
  }

  /** All that the commands and the error handlers have printed up to now. */
  String said() {
    return said.toString();
  }

  private void print(String line) {
    said.write(line + "\n");
  }

  @Command(name = "say")
  private final class Say implements Runnable {
    @Parameters(arity = "0..*")
    private List<String> words = List.of();

    @Override
    public void run() {
      print("say " + words);
    }
  }

  @Command(name = "fail")
  private static final class Fail implements Callable<Integer> {
    @Parameters(defaultValue = "1")
    private int status;

    @Override
    public Integer call() {
      if (status == 1) {
        throw DstreamException.failed("it failed", "try say", null);
      }
      return status;
    }
  }

  @Command(name = "wait")
  private final class Wait implements Callable<Integer> {
    @Override
    public Integer call() throws InterruptedException {
      print("waiting");
      new CountDownLatch(1).await();
      return 0;
    }
  }
}
