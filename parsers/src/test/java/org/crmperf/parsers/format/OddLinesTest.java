package org.crmperf.parsers.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Map;
import org.crmperf.parsers.schema.AccessField;
import org.junit.jupiter.api.Test;
import org.jspecify.annotations.Nullable;

/** Lines among those of a detected log that are like no other of it. */
class OddLinesTest {
  private static final String STAMP = "[20/Nov/2026:09:15:30 +0100]";
  private static final String COMBINED =
      "10.20.4.11 - - " + STAMP + " \"GET /a HTTP/1.1\" 200 5120 \"-\" \"Mozilla/5.0 (X11)\"";

  @Test
  void aDashForAClientIsARequest() {
    String check =
        "- - - " + STAMP + " \"GET /health HTTP/1.1\" 200 2 \"-\" \"ELB-HealthChecker/2.0\" 40";
    assertThat(parse(COMBINED + " 12345", check))
        .containsEntry(AccessField.URL, "/health")
        .containsEntry(AccessField.DURATION, 40L)
        .doesNotContainKey(AccessField.CLIENT);
  }

  /** What becomes of a line among many of another. */
  private static @Nullable Map<AccessField, Object> parse(String usual, String odd) {
    byte[] log = ((usual + "\n").repeat(5) + odd + "\n").getBytes(StandardCharsets.UTF_8);
    Detection detection = FormatDetector.detect(log, 0, log.length).orElseThrow();
    return new FastLine(detection.newParser(ZoneOffset.UTC))
        .parse(odd.getBytes(StandardCharsets.UTF_8));
  }
}
