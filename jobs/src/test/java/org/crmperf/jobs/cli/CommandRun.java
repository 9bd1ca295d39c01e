package org.crmperf.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A run of the program in this process, with what it printed.
 *
 * @param arguments the words after {@code crm-perf}
 * @param exitCode what the process would end with
 * @param out standard output
 * @param err standard error
 */
public record CommandRun(List<String> arguments, int exitCode, String out, String err) {
  /** Two Spark cores: enough for tasks to run side by side, whatever the machine. */
  private static final String MASTER = "local[2]";

  /** Runs it with standard input empty. */
  public static CommandRun of(Object... arguments) {
    return reading(InputStream.nullInputStream(), arguments);
  }

  /** Runs it with this standard input. */
  public static synchronized CommandRun reading(InputStream in, Object... arguments) {
    List<String> words = new ArrayList<>(Arrays.stream(arguments).map(Object::toString).toList());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream outBefore = System.out;
    PrintStream errBefore = System.err;
    InputStream inBefore = System.in;
    int exitCode;
    try (PrintStream toOut = new PrintStream(out, true, StandardCharsets.UTF_8);
        PrintStream toErr = new PrintStream(err, true, StandardCharsets.UTF_8)) {
      System.setOut(toOut);
      System.setErr(toErr);
      System.setIn(in);
      exitCode = Main.run(words.toArray(String[]::new));
    } finally {
      System.setOut(outBefore);
      System.setErr(errBefore);
      System.setIn(inBefore);
    }
    return new CommandRun(
        words,
        exitCode,
        out.toString(StandardCharsets.UTF_8),
        err.toString(StandardCharsets.UTF_8));
  }

  /** As {@link #of}, on two cores of embedded Spark; checks that it ends with 0 and no word. */
  public static CommandRun quietly(Object... arguments) {
    CommandRun run = onTwoCores(arguments);
    assertThat(run.exitCode()).as(run.toString()).isZero();
    assertThat(run.err()).as(run.toString()).isEmpty();
    return run;
  }

  /** As {@link #of}, on two cores of embedded Spark. */
  public static CommandRun onTwoCores(Object... arguments) {
    List<Object> words = new ArrayList<>(List.of(arguments));
    words.add("--master");
    words.add(MASTER);
    return of(words.toArray());
  }

  /** Checks the exit code and that standard error is one line, which names all of this. */
  public CommandRun failsWith(int code, String... says) {
    assertThat(exitCode).as(toString()).isEqualTo(code);
    assertThat(err.lines()).as(toString()).hasSize(1);
    assertThat(err).as(toString()).startsWith("crm-perf: ").endsWith("\n").contains(says);
    return this;
  }

  @Override
  public String toString() {
    return "crm-perf "
        + String.join(" ", arguments)
        + "\nexit "
        + exitCode
        + "\n--- stdout\n"
        + out
        + "--- stderr\n"
        + err;
  }
}
