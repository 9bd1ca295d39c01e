package org.crmperf.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.management.ObjectName;
import org.crmperf.jobs.packaging.Built;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** conf/second-compiler.json is what a JVM takes, and names what there is. */
class SecondCompilerTest {
  private static final Path FILE = Built.root().resolve("conf/second-compiler.json");
  private static final Pattern OURS =
      Pattern.compile("\"(org/crmperf/[\\w/]+)(\\*?)\\.(\\w+|\\*)\"");

  private static String jvm(String command) throws Exception {
    return String.valueOf(
        ManagementFactory.getPlatformMBeanServer()
            .invoke(
                new ObjectName("com.sun.management:type=DiagnosticCommand"),
                command,
                new Object[0],
                new String[0]));
  }

  @AfterEach
  void clear() throws Exception {
    jvm("compilerDirectivesClear");
  }

  @Test
  void theJvmTakesIt() throws Exception {
    assertThat(SecondCompiler.read(FILE.toString())).contains("1 compiler directives added");
    assertThat(jvm("compilerDirectivesPrint"))
        .contains("org/apache/*.*")
        .contains("org/crmperf/jobs/rollup/DayMerge*.*")
        .contains("Exclude:true");
  }

  @Test
  void aFileThatIsGoneIsNoFailure() {
    assertThat(SecondCompiler.read("/no/such/file.json")).contains("Could not load file");
  }

  @Test
  void whatItNamesOfOursIsThere() throws IOException {
    Map<String, Path> sources = sources();
    List<String> gone = new ArrayList<>();
    int named = 0;
    for (Matcher m = OURS.matcher(Files.readString(FILE)); m.find(); named++) {
      String prefix = m.group(2).isEmpty() ? m.group(1) + ".java" : m.group(1);
      List<Path> found =
          sources.entrySet().stream()
              .filter(source -> source.getKey().startsWith(prefix))
              .map(Map.Entry::getValue)
              .toList();
      boolean there =
          m.group(3).equals("*")
              ? !found.isEmpty()
              : found.size() == 1
                  && Files.readString(found.get(0)).contains(" " + m.group(3) + "(");
      if (!there) {
        gone.add(m.group());
      }
    }
    assertThat(named).isGreaterThan(10);
    assertThat(gone).isEmpty();
  }

  @Test
  void whatRunsForEveryLineIsNotInIt() throws IOException {
    String file = Files.readString(FILE);
    for (String hot :
        List.of(
            "parsers/format",
            "parsers/scan",
            "parsers/endpoint",
            "jobs/ingest",
            "rollup/CellStore",
            "metric/LatencyHistogram",
            "parquet/TableWriter",
            "rollup/RowEvidence")) {
      assertThat(file).doesNotContain("org/crmperf/" + hot);
    }
  }

  /** The sources of both modules by their paths in the package tree. */
  private static Map<String, Path> sources() throws IOException {
    Map<String, Path> sources = new TreeMap<>();
    for (String root : List.of("jobs/src/main/java", "parsers/src/main/java")) {
      Path folder = Built.root().resolve(root);
      try (Stream<Path> files = Files.walk(folder)) {
        files
            .filter(Files::isRegularFile)
            .forEach(file -> sources.put(folder.relativize(file).toString(), file));
      }
    }
    return sources;
  }
}
