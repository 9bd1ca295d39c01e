package org.crmperf.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A run of the program in a process of its own: where the machine around it is part of what is
 * tried (rights, disks, another run), or where it would leave a mark on this process.
 */
final class ChildRun {
  private static final long LIMIT_SECONDS = 240;

  private ChildRun() {}

  /** Runs it to its end. */
  static CommandRun of(Object... arguments) throws IOException, InterruptedException {
    return run(List.of(), arguments);
  }

  /** Runs it without the right of root to read and write whatever it likes. */
  static CommandRun unprivileged(Object... arguments) throws IOException, InterruptedException {
    List<String> without =
        System.getProperty("user.name").equals("root")
            ? List.of("setpriv", "--bounding-set", "-dac_override,-dac_read_search")
            : List.of();
    return run(without, arguments);
  }

  /** Runs it through a program that is given the command as its last words. */
  static CommandRun run(List<String> through, Object... arguments)
      throws IOException, InterruptedException {
    List<String> words = Arrays.stream(arguments).map(Object::toString).toList();
    Path out = Files.createTempFile("crm-perf-out", ".txt");
    Path err = Files.createTempFile("crm-perf-err", ".txt");
    List<String> command = new ArrayList<>(through);
    command.addAll(command(words));
    Process process =
        builder(command)
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    try {
      assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS))
          .as("ends within %d s: %s", LIMIT_SECONDS, words)
          .isTrue();
      return new CommandRun(
          words,
          process.exitValue(),
          Files.readString(out, StandardCharsets.UTF_8),
          Files.readString(err, StandardCharsets.UTF_8));
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      Files.delete(out);
      Files.delete(err);
    }
  }

  /** Starts it with its standard input open; the caller ends it. */
  static Process start(Object... arguments) throws IOException {
    return builder(command(Arrays.stream(arguments).map(Object::toString).toList()))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static ProcessBuilder builder(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    return builder;
  }

  private static List<String> command(List<String> arguments) {
    String root = System.getProperty("crmperf.root");
    assertThat(root).as("system property crmperf.root, set by pom.xml").isNotNull();
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:TieredStopAtLevel=1",
                "@" + Path.of(root, "conf", "spark-java17.options"),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    command.addAll(arguments);
    return command;
  }
}
