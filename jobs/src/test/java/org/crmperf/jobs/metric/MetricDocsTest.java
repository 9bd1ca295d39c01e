package org.crmperf.jobs.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MetricDocsTest {
  private static final Path PAGE = Path.of("..", "docs", "metrics.md");

  @Test
  void committedPageIsTheCatalogues() throws Exception {
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(PAGE.getParent());
      Files.writeString(PAGE, MetricDocs.markdown());
      fail("%s was written anew: look at the difference, then run without golden.update", PAGE);
    }
    assertThat(PAGE).as("run with -Dgolden.update=true").hasContent(MetricDocs.markdown());
  }
}
