package org.crmperf.parsers.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.crmperf.parsers.schema.AccessField;
import org.crmperf.parsers.schema.RejectReason;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real JSON logs, and what other projects' parsers made of them. */
@EnabledIf(
    value = "org.crmperf.parsers.format.CorpusTest#corpusIsThere",
    disabledReason = "no ../shared/corpus beside the project")
class JsonCorpusTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          json-nginx/alp__json_access.log                 | json_nginx | 14 | 14 | 11 | 61.595 | {200=11, 400=2, 504=1}
          json-caddy/crowdsec__caddy-logs.log             | json_caddy | 11 | 10 | 10 | 1.577399 | {0=7, 200=1, 401=2}
          traefik/crowdsec__traefik_json.log              | json_traefik | 7 | 6 | 6 | 0.006769 | {200=4, 204=1, 404=1}
          json-other/crowdsec__base-upsun-httplog-logs.log | json_upsun:nginx_combined | 1 | 1 | 0 | 0 | {502=1}
          json-other/plaso__azure_application_gateway_access.json | json_azure_appgw | 2 | 2 | 2 | 0.068 | {200=1, 400=1}
          """)
  void countsAreTheFilesOwn(
      String name,
      String format,
      int lines,
      int parsed,
      int timed,
      double seconds,
      String statuses) {
    CorpusFile file = CorpusFile.read(name);
    assertThat(file.detection().label()).isEqualTo(format);
    assertThat(file.lines()).hasSize(lines);
    assertThat(file.lines().stream().filter(line -> line.row() != null)).hasSize(parsed);
    assertThat(file.tally(AccessField.STATUS, Object::toString)).hasToString(statuses);
    List<Long> times = file.values(AccessField.DURATION, Long.class);
    assertThat(times).hasSize(timed);
    assertThat(times.stream().mapToLong(Long::longValue).sum() / 1e6).isEqualTo(seconds);
    assertThat(file.rejected())
        .allSatisfy(line -> assertThat(line.reason()).isEqualTo(RejectReason.NOT_ACCESS_LOG));
  }

  @ParameterizedTest
  @CsvSource({
    "json-caddy/crowdsec__caddy-logs.log",
    "traefik/crowdsec__traefik_json.log",
    "envoy/crowdsec__envoy-logs.log",
    "json-other/crowdsec__base-upsun-httplog-logs.log"
  })
  void agreesFieldByField(String name) throws IOException {
    CorpusFile file = CorpusFile.read(name);
    JsonNode expected =
        JSON.readTree(ProjectFiles.corpus().resolve(name + ".expected.json").toFile());
    int checked = 0;
    for (JsonNode entry : expected.iterator().next()) {
      JsonNode parsed = entry.path("Parsed");
      CorpusFile.Line line = byMessage(file, parsed.path("message").asText());
      if (line != null && line.row() != null) {
        compare(line.row(), entry);
        checked++;
      }
    }
    assertThat(checked).isPositive();
  }

  private static CorpusFile.@org.jspecify.annotations.Nullable Line byMessage(
      CorpusFile file, String message) {
    if (message.isEmpty()) {
      return null;
    }
    return file.lines().stream()
        .filter(line -> line.text().contains(message) || line.text().contains(escaped(message)))
        .filter(line -> line.text().contains("{\""))
        .findFirst()
        .orElse(null);
  }

  private static String escaped(String message) {
    return message.replace("\"", "\\\"");
  }

  private static void compare(Map<AccessField, Object> row, JsonNode entry) {
    JsonNode parsed = entry.path("Parsed");
    JsonNode meta = entry.path("Meta");
    same(row, AccessField.METHOD, parsed.path("verb"));
    same(row, AccessField.URL, parsed.path("request"));
    same(row, AccessField.STATUS, meta.path("http_status"));
    same(row, AccessField.USER_AGENT, parsed.path("http_user_agent"));
    same(row, AccessField.HOST, meta.path("target_fqdn"));
    same(row, AccessField.RESPONSE_BYTES, parsed.path("body_bytes_sent"));
    if (parsed.has("request_duration_in_ms")) {
      // nanoseconds, whatever that project calls them
      assertThat(row)
          .containsEntry(
              AccessField.DURATION, parsed.path("request_duration_in_ms").asLong() / 1000);
    }
    String client = String.valueOf(row.get(AccessField.CLIENT));
    assertThat(List.of(client.split(",", -1))).contains(meta.path("source_ip").asText());
    String time = parsed.path("time").asText(parsed.path("time_local").asText());
    if (time.contains("T")) {
      assertThat(row)
          .containsEntry(
              AccessField.TIME, OffsetDateTime.parse(time).toInstant().toEpochMilli() * 1000);
    }
  }

  private static void same(Map<AccessField, Object> row, AccessField field, JsonNode expected) {
    if (!expected.isMissingNode() && !expected.asText().isEmpty()) {
      assertThat(String.valueOf(row.get(field))).as(field.column()).isEqualTo(expected.asText());
    }
  }
}
