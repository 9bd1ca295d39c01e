package org.crmperf.parsers.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import org.crmperf.parsers.schema.AccessField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Any server's line behind what a log collector puts before it. */
class LineHeadTest {
  private static final String NGINX =
      "10.20.4.11 - - [20/Nov/2026:08:15:30 +0000] \"GET /a HTTP/1.1\" 200 7 \"-\" \"curl\"";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Nov 20 08:15:30 web1 nginx: ",
        "Nov  2 08:15:30 nginx[77]: ",
        "Nov 20 2026 08:15:30 web1 nginx: ",
        "<190>Nov 20 08:15:30 web1 nginx: ",
        "<190>nginx: ",
        "<190>1 2026-11-20T08:15:30Z web1 nginx 77 - - ",
        "<190>1 2026-11-20T08:15:30Z web1 nginx 77 - [a b=\"c\"][d] \u00ef\u00bb\u00bf",
        "2026-11-20T08:15:30+00:00 web1 nginx[77]: ",
        "2026-11-20T08:15:30.123456789Z stdout F ",
        "2026-11-20T08:15:30.123456789+01:00 stderr F ",
        "nginx[77]: ",
        "web-1  | "
      })
  void isPassedOver(String head) {
    byte[] line = (head + NGINX).getBytes(StandardCharsets.ISO_8859_1);
    assertThat(LineHead.end(line, 0, line.length)).isEqualTo(head.length());
    FastLine given = FastLine.of("nginx_combined");
    assertThat(given.parse(line)).containsEntry(AccessField.URL, "/a");
    byte[] log = (head + NGINX + "\n").getBytes(StandardCharsets.ISO_8859_1);
    Detection detection = FormatDetector.detect(log, 0, log.length).orElseThrow();
    assertThat(detection.label()).isEqualTo("nginx_combined");
    FastLine detected = new FastLine(detection.newParser(ZoneOffset.UTC));
    assertThat(detected.parse(line)).isEqualTo(given.parse(line));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<",
        "<1",
        "<190>",
        "<190>1 ",
        "<190>1 2026-11-20T08:15:30Z a b c d [",
        "Nov 20 08:15:30",
        "Nov 20 08:15:30 web1",
        "2026-11-20T08:15:30Z stdout",
        "2026-11-20T08:15:30Z crm 10.0.0.1:7 x",
        "web-1  |",
        "web-1",
        NGINX
      })
  void isNotThere(String line) {
    byte[] bytes = line.getBytes(StandardCharsets.ISO_8859_1);
    assertThat(LineHead.end(bytes, 0, bytes.length)).isZero();
  }

  @Test
  void whatFailsBehindItIsSaid() {
    FastLine fast = FastLine.of("nginx_combined");
    String line = "Nov 20 08:15:30 web1 nginx: " + NGINX.replace("200", "2000");
    assertThat(fast.parse(line.getBytes(StandardCharsets.UTF_8))).isNull();
    assertThat(fast.reason()).hasToString("BAD_STATUS");
  }
}
