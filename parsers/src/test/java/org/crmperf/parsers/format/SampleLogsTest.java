package org.crmperf.parsers.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.crmperf.parsers.schema.AccessField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sample logs parse as sample-logs/README.md says, every request with its time. */
class SampleLogsTest {
  private static final String ODOO =
      "$remote_addr - $remote_user [$time_local] \"$request\" $status $body_bytes_sent"
          + " \"$http_referer\" \"$http_user_agent\" rt=$request_time ua=\"$upstream_addr\""
          + " us=\"$upstream_status\" urt=\"$upstream_response_time\"";

  @ParameterizedTest
  @CsvSource({
    "nginx/access.log, nginx_combined_times, 2",
    "apache/espocrm_access.log, apache_vhost_combined_d, 0"
  })
  void areDetected(String name, String format, int rejected) throws IOException {
    byte[] bytes = bytes(name);
    assertThat(FormatDetector.detect(bytes, 0, bytes.length).orElseThrow().primary().name())
        .isEqualTo(format);
    assertTimed(name, format, rejected);
  }

  @ParameterizedTest
  @CsvSource({"9", "10"})
  void tomcatsNeedTheirName(int version) throws IOException {
    String name = "tomcat-" + version + "/localhost_access_log.2026-11-20.txt";
    assertTimed(name, "tomcat" + version + "_common_d", 0);
  }

  @Test
  void aFormatOfItsOwnIsGiven() throws IOException {
    assertTimed("nginx-upstream/odoo_access.log", ODOO, 0);
  }

  /** Taking it for plain combined would lose every time without a word. */
  @ParameterizedTest
  @CsvSource({
    "' rt=0.081 ua=\"10.30.0.11:8069\" us=\"200\" urt=\"0.080\"'",
    "' 0.081 \"crm.example.com\"'",
    "' 0.081, 0.2 \"crm.example.com\"'"
  })
  void fieldsAfterTheAgentAreNoPartOfIt(String tail) {
    FastLine fast = FastLine.of("nginx_combined");
    String line =
        "10.20.4.11 - - [20/Nov/2026:09:15:30 +0100] \"GET / HTTP/1.1\" 200 1 \"-\" \"x\"";
    assertThat(fast.parse(line.getBytes(StandardCharsets.UTF_8))).isNotNull();
    assertThat(fast.parse((line + tail).getBytes(StandardCharsets.UTF_8))).isNull();
  }

  private static void assertTimed(String name, String format, int rejected) throws IOException {
    FastLine fast = FastLine.of(format);
    List<String> lines = new String(bytes(name), StandardCharsets.ISO_8859_1).lines().toList();
    int left = 0;
    for (String line : lines) {
      var row = fast.parse(line.getBytes(StandardCharsets.ISO_8859_1));
      left += row == null ? 1 : 0;
      assertThat(row == null || row.containsKey(AccessField.DURATION)).as("%s", line).isTrue();
    }
    assertThat(left).as("rejected lines of %s", name).isEqualTo(rejected);
  }

  private static byte[] bytes(String name) throws IOException {
    return Files.readAllBytes(ProjectFiles.root().resolve("sample-logs").resolve(name));
  }
}
