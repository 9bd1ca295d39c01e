package org.crmperf.parsers.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Map;
import org.crmperf.parsers.schema.AccessField;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  /** The writer stopped within a line and the next began there. */
  @Test
  void aLineGluedToThePartOfAnotherIsNoRequest() {
    int request = COMBINED.indexOf('"');
    for (int cut = COMBINED.indexOf("4.11"); cut < COMBINED.indexOf(" \"-\""); cut++) {
      String part = COMBINED.substring(0, cut);
      boolean isTwoAddresses = part.matches("\\S+ [- ]*");
      boolean isInTheRequest =
          cut > request && (part.lastIndexOf('"') == request || part.endsWith("\""));
      if (!isTwoAddresses && !isInTheRequest) {
        assertThat(parse(COMBINED, part + COMBINED)).as("cut at %d", cut).isNull();
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "198.51.100.4, 10.20.0.1 | true",
        "unknown,2001:db8::7 | true",
        "198.51.100.4:8080 | true",
        "- | true",
        "51210.20.4.11 | false",
        "51210.20.4.11, 10.20.0.1 | false",
        "0.250 | false",
      })
  void addressesBeforeTheClient(String forwarded, boolean isRequest) {
    assertThat(parse(COMBINED, forwarded + " " + COMBINED) != null).isEqualTo(isRequest);
  }

  @Test
  void theFirstHostMayBeEmptyInAFormatThatWasGiven() {
    FastLine fast = FastLine.of("nginx_vhost_combined");
    assertThat(fast.parse((" " + COMBINED).getBytes(StandardCharsets.UTF_8)))
        .containsEntry(AccessField.CLIENT, "10.20.4.11")
        .doesNotContainKey(AccessField.HOST);
    assertThat(fast.parse(("- - " + COMBINED.substring(11)).getBytes(StandardCharsets.UTF_8)))
        .doesNotContainKey(AccessField.CLIENT)
        .doesNotContainKey(AccessField.HOST);
  }

  /** What becomes of a line among many of another. */
  private static @Nullable Map<AccessField, Object> parse(String usual, String odd) {
    byte[] log = ((usual + "\n").repeat(5) + odd + "\n").getBytes(StandardCharsets.UTF_8);
    Detection detection = FormatDetector.detect(log, 0, log.length).orElseThrow();
    return new FastLine(detection.newParser(ZoneOffset.UTC))
        .parse(odd.getBytes(StandardCharsets.UTF_8));
  }
}
