package org.crmperf.jobs.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the README shows is what the tests ran, and its links lead somewhere. */
class DocumentationTest {
  private static final Pattern LINK = Pattern.compile("]\\((?!https?:|#)([^)#]+)(?:#[^)]*)?\\)");

  @Test
  void theReadmeShowsTheExamplesWordForWord() throws IOException {
    String readme = Files.readString(Built.root().resolve("README.md"));
    List<Path> examples;
    try (Stream<Path> files = Files.list(Built.root().resolve("docs/examples"))) {
      examples = files.filter(f -> !f.toString().endsWith(".yaml")).sorted().toList();
    }
    assertThat(examples).hasSize(4);
    for (Path example : examples) {
      assertThat(readme).as(example.toString()).contains(Files.readString(example));
    }
  }

  @Test
  void theReadmesTwoCommandsAreThere() throws IOException {
    assertThat(Files.readString(Built.root().resolve("README.md")))
        .contains(
            "bin/crm-perf nightly --input sample-logs/nginx --warehouse out/warehouse --reports"
                + " out/reports --zone UTC\n")
        .contains("bin/verify\n");
    assertThat(Built.root().resolve("bin/verify")).isExecutable();
  }

  @Test
  void linksLeadSomewhere() throws IOException {
    List<String> broken = new ArrayList<>();
    try (Stream<Path> files =
        Stream.of("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "docs/operations.md")
            .map(Built.root()::resolve)) {
      for (Path file : files.toList()) {
        Matcher link = LINK.matcher(Files.readString(file));
        while (link.find()) {
          if (!Files.exists(file.resolveSibling(link.group(1)))) {
            broken.add(file.getFileName() + ": " + link.group(1));
          }
        }
      }
    }
    assertThat(broken).isEmpty();
  }
}
