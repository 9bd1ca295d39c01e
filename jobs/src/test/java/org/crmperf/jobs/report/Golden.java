package org.crmperf.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Files that output must equal. {@code mvn test -Dgolden.update=true} writes them anew and fails
 * all the same, so that a change is looked at and committed, never waved through.
 */
final class Golden {
  private static final Path FOLDER =
      Path.of("src", "test", "resources", "org", "crmperf", "jobs", "report", "golden");

  private Golden() {}

  /** Compares texts by the name of their golden file. */
  static void check(Map<String, String> actual) throws IOException {
    if (Boolean.getBoolean("golden.update")) {
      for (Map.Entry<String, String> file : actual.entrySet()) {
        Files.writeString(FOLDER.resolve(file.getKey()), file.getValue(), StandardCharsets.UTF_8);
      }
      fail("%s written anew: look at the differences, then run without it", actual.keySet());
    }
    for (Map.Entry<String, String> file : actual.entrySet()) {
      assertThat(file.getValue())
          .as("%s (-Dgolden.update=true writes it anew)", file.getKey())
          .isEqualTo(Files.readString(FOLDER.resolve(file.getKey()), StandardCharsets.UTF_8));
    }
  }
}
