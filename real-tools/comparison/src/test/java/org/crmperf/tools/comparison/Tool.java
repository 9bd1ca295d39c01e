package org.crmperf.tools.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A tool in a process of its own, with its own jars, for a minute or two at most. */
final class Tool {
  private static final int LIMIT_SECONDS = 180;

  private Tool() {}

  /** Runs a main class; returns what it printed. */
  static String run(List<Path> classPath, Path folder, List<String> words)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx512m");
    command.add("-cp");
    command.add(
        String.join(
            System.getProperty("path.separator"),
            classPath.stream()
                .map(path -> path.endsWith("jars") ? path.resolve("*") : path)
                .map(Path::toString)
                .toList()));
    command.addAll(words);
    Path log = folder.resolve("printed.txt");
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS))
          .as("it ends within %d s: %s", LIMIT_SECONDS, command)
          .isTrue();
    } finally {
      process.destroyForcibly();
    }
    return Files.readString(log, StandardCharsets.UTF_8);
  }

  /** A folder of a module of {@code real-tools}, built before this one. */
  static Path built(String module, String folder) {
    Path path = Path.of(System.getProperty("crmperf.root"), "real-tools", module, "target", folder);
    assertThat(path).as("made by: mvn -Preal-tools verify").isDirectory();
    return path;
  }
}
