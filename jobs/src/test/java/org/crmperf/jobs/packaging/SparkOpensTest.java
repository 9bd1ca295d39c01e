package org.crmperf.jobs.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.launcher.JavaModuleOptions;
import org.junit.jupiter.api.Test;

/** conf/spark-java17.options is the only list of the packages that Spark needs opened. */
class SparkOpensTest {
  private static final String OPEN = "--add-opens";

  @Test
  void theListIsSparksOwn() throws IOException {
    List<String> sparks =
        Arrays.stream(JavaModuleOptions.defaultModuleOptionArray())
            .filter(option -> option.startsWith(OPEN))
            .toList();
    List<String> ours =
        Files.readAllLines(Built.root().resolve("conf/spark-java17.options")).stream()
            .filter(line -> !line.startsWith("#"))
            .toList();
    assertThat(ours).isNotEmpty().isEqualTo(sparks);
  }

  @Test
  void theseTestsRunWithIt() {
    assertThat(Object.class.getModule().isOpen("sun.nio.ch", getClass().getModule())).isTrue();
  }

  @Test
  void nobodyRepeatsIt() throws IOException {
    Path root = Built.root();
    for (String file :
        List.of("pom.xml", "jobs/pom.xml", "bin/crm-perf", "README.md", "docs/operations.md")) {
      assertThat(Files.readString(root.resolve(file))).as(file).doesNotContain(OPEN + "=java");
    }
    for (String file : List.of("pom.xml", "bin/crm-perf", "docs/operations.md")) {
      assertThat(Files.readString(root.resolve(file)))
          .as(file)
          .contains("conf/spark-java17.options");
    }
    try (Stream<Path> scripts = Files.list(root.resolve("docs/examples"))) {
      for (Path script : scripts.toList()) {
        assertThat(Files.readString(script)).as(script.toString()).doesNotContain(OPEN + "=java");
      }
    }
  }
}
