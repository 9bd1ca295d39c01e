package org.crmperf.parsers.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.crmperf.parsers.schema.RejectReason;
import org.junit.jupiter.api.Test;

/** What docs/formats.md says must run. */
class FormatsDocTest {
  @Test
  void everyDefinitionOnThePageCompiles() throws IOException {
    Matcher definition = Pattern.compile("--format '([^']+)'").matcher(page());
    int found = 0;
    while (definition.find()) {
      assertThat(LogFormats.of(definition.group(1)).fields()).isNotEmpty();
      found++;
    }
    assertThat(found).isGreaterThanOrEqualTo(3);
  }

  @Test
  void everyReasonOfALineParserIsNamed() throws IOException {
    String page = page();
    for (RejectReason reason : RejectReason.values()) {
      if (reason != RejectReason.IMPLAUSIBLE_TIME && reason != RejectReason.BAD_RECORD) {
        assertThat(page).contains("`" + reason.label() + "`");
      }
    }
  }

  @Test
  void everyUnitOfThePageIsTheParsers() {
    assertDuration("$time_iso8601 $request_time", "2026-11-20T08:15:30Z 0.193", 193_000);
    assertDuration("%t %D", "[20/Nov/2026:08:15:30 +0000] 12345", 12_345);
    assertDuration("%t %T", "[20/Nov/2026:08:15:30 +0000] 3", 3_000_000);
    assertDuration("%t %{s}T", "[20/Nov/2026:08:15:30 +0000] 3", 3_000_000);
    assertDuration("%t %{ms}T", "[20/Nov/2026:08:15:30 +0000] 12", 12_000);
    assertDuration("%t %{us}T", "[20/Nov/2026:08:15:30 +0000] 12345", 12_345);
    assertDuration("tomcat9:%t %D", "[20/Nov/2026:08:15:30 +0000] 40", 40_000);
    assertDuration("tomcat10:%t %D", "[20/Nov/2026:08:15:30 +0000] 40180", 40_180);
    assertDuration("tomcat9:%t %T", "[20/Nov/2026:08:15:30 +0000] 0.040", 40_000);
    assertDuration("tomcat10:%t %T", "[20/Nov/2026:08:15:30 +0000] 2", 2_000_000);
  }

  private static void assertDuration(String format, String line, long micros) {
    assertThat(FastLine.of(format).parse(line.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
        .as("%s", format)
        .containsEntry(org.crmperf.parsers.schema.AccessField.DURATION, micros);
  }

  private static String page() throws IOException {
    return Files.readString(ProjectFiles.root().resolve("docs/formats.md"));
  }
}
