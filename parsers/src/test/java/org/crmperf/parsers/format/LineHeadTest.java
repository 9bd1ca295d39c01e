package org.crmperf.parsers.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.Stream;
import org.crmperf.parsers.schema.AccessField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Any server's line behind what a log collector puts before it. */
class LineHeadTest {
  private static final String NGINX =
      "10.20.4.11 - - [20/Nov/2026:08:15:30 +0000] \"GET /a HTTP/1.1\" 200 7 \"-\" \"curl\"";

  static Stream<String> heads() {
    return Stream.of(
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
        "web-1  | ");
  }

  @ParameterizedTest
  @MethodSource("heads")
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

  /** Formats of names at the beginning could take the head for these names. */
  @ParameterizedTest
  @MethodSource("heads")
  void isNoName(String head) {
    String common = "1.1.1.1 - - [20/Nov/2026:08:15:30 +0000] \"GET /a HTTP/1.1\" 200 5";
    assertClient("%h %l %u %t \"%r\" %>s %b", head, common);
    assertClient("tomcat9_common_d", head, common + " 40");
    assertClient("apache_combined", head, common + " \"-\" \"curl\"");
    assertClient(
        "$remote_addr $remote_user [$time_local] \"$request\" $status $body_bytes_sent",
        head,
        common.replace("- - ", "- "));
    assertFound("apache_common", head, common);
    assertFound("apache_common_d", head, common + " 40");
    assertFound("apache_combined_d", head, common + " \"-\" \"curl\" 40");
    assertFound("apache_combined_io", head, common + " \"-\" \"curl\" 40 400");
    assertFound("apache_vhost_common", head, "crm.example.com " + common);
    assertFound(
        "apache_vhost_combined_d", head, "crm.example.com:443 " + common + " \"-\" \"curl\" 40");
  }

  private static void assertFound(String format, String head, String line) {
    assertClient(format, head, line);
    byte[] log = (head + line + "\n").repeat(5).getBytes(StandardCharsets.ISO_8859_1);
    Detection found = FormatDetector.detect(log, 0, log.length).orElseThrow();
    assertThat(found.label()).as(head).isEqualTo(format);
    byte[] bytes = (head + line).getBytes(StandardCharsets.ISO_8859_1);
    assertOneClient(new FastLine(found.newParser(ZoneOffset.UTC)).parse(bytes), format + head);
  }

  private static void assertClient(String format, String head, String line) {
    byte[] bytes = (head + line).getBytes(StandardCharsets.ISO_8859_1);
    assertOneClient(FastLine.of(format).parse(bytes), format + ", " + head);
  }

  private static void assertOneClient(Map<AccessField, Object> row, String what) {
    assertThat(row)
        .as(what)
        .containsEntry(AccessField.CLIENT, "1.1.1.1")
        .doesNotContainKey(AccessField.USER);
    assertThat(row.getOrDefault(AccessField.HOST, "crm.example.com"))
        .asString()
        .as(what)
        .startsWith("crm.example.com");
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
