package org.crmperf.jobs.packaging;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A program to run to its end within a time limit, with what it printed kept apart. */
public final class Command {
  private static final Duration LIMIT = Duration.ofMinutes(4);

  private final ProcessBuilder builder;

  private Command(List<String> words) {
    builder = new ProcessBuilder(words);
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    builder.environment().keySet().removeIf(name -> name.startsWith("CRM_PERF_"));
    builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
  }

  public static Command of(Object... words) {
    return new Command(Arrays.stream(words).map(Object::toString).toList());
  }

  public static Command of(List<String> words) {
    return new Command(words);
  }

  public Command in(Path directory) {
    builder.directory(directory.toFile());
    return this;
  }

  public Command with(String variable, Object value) {
    builder.environment().put(variable, value.toString());
    return this;
  }

  Command without(String variable) {
    builder.environment().remove(variable);
    return this;
  }

  /** Leaves no environment but what cron gives, and {@code home}. */
  Command asCronDoes(Path home) {
    builder.environment().clear();
    builder.environment().put("HOME", home.toString());
    builder.environment().put("PATH", "/usr/bin:/bin");
    builder.environment().put("SHELL", "/bin/sh");
    return this;
  }

  /** What a program left behind. */
  public record Result(List<String> command, int exitCode, String out, String err) {
    /** Lines that a user would take for trouble, and that no healthy start may print. */
    List<String> noise() {
      return Stream.concat(out.lines(), err.lines())
          .filter(
              line ->
                  line.contains("SLF4J")
                      || line.contains("WARNING:")
                      || line.contains("VM warning")
                      || line.contains("StatusLogger")
                      || line.contains("log4j:")
                      || line.contains("reflective access"))
          .toList();
    }

    @Override
    public String toString() {
      return String.join(" ", command) + "\nexit " + exitCode + "\n" + out + "\n--- stderr\n" + err;
    }
  }

  public Result run() throws IOException, InterruptedException {
    Path out = Files.createTempFile("crm-perf-out", ".txt");
    Path err = Files.createTempFile("crm-perf-err", ".txt");
    try {
      Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
      boolean ended;
      try {
        ended = process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS);
      } finally {
        stop(process);
      }
      Result result =
          new Result(
              List.copyOf(builder.command()),
              ended ? process.exitValue() : -1,
              Files.readString(out, StandardCharsets.UTF_8),
              Files.readString(err, StandardCharsets.UTF_8));
      if (!ended) {
        throw new AssertionError("still running after " + LIMIT + ": " + result);
      }
      return result;
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }

  /** Starts a server, everything it prints going to {@code log}; the caller {@link #stop}s it. */
  public Process start(Path log) throws IOException {
    return builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
  }

  /** Ends a process and all that it started; nothing happens to one that has ended. */
  public static void stop(Process process) {
    List<ProcessHandle> children = process.descendants().toList();
    children.forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
  }
}
