package org.crmperf.parsers.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.crmperf.parsers.schema.AccessField;
import org.crmperf.parsers.schema.RejectReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real logs of load balancers, proxies and application servers. */
@EnabledIf(
    value = "org.crmperf.parsers.format.CorpusTest#corpusIsThere",
    disabledReason = "no ../shared/corpus beside the project")
class TextCorpusTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Sums and counts made by hand from the files; every reject is a line of another log. */
  @ParameterizedTest
  @CsvSource({
    "haproxy/crowdsec__haproxy-logs.log, haproxy_http, 2, 3, 1437000",
    "haproxy/gforcada__small.log, haproxy_http, 9, 0, 3877000",
    "haproxy/matomo__haproxy.log, haproxy_http, 1, 0, 72000",
    "aws-elb/beats__elb-http.log, aws_elb, 3, 0, 6684",
    "aws-elb/crowdsec__aws-alb-http-bad-user-agent.log, aws_alb, 4, 0, 177000",
    "aws-elb/elastic-package__test-alb.log, aws_alb, 1, 0, 1000",
    "aws-elb/matomo__alb.log, aws_alb, 1, 0, 103000",
    "aws-elb/matomo__elb.log, aws_elb, 1, 1, 2471",
    "aws-elb/plaso__aws_elb_access.log, aws_alb + aws_elb, 12, 4, 382649",
    "tomcat-jetty/lnav__logfile_uwsgi.0, uwsgi, 19, 0, 664068",
    "tomcat-jetty/plaso__jira_access.log, atlassian_access, 4, 0, 1037000",
    "tomcat-jetty/plaso__confluence_access.log, atlassian_access, 3, 0, 1078000",
    "crm-odoo/issues__odoo-werkzeug.log, odoo, 7, 1, 860000",
    "crm-espocrm/issues__espocrm-apache.log, nginx_combined, 5, 0, 0",
    "traefik/crowdsec__traefik_clf.log, traefik_clf, 7, 0, 68000",
    "json-other/crowdsec__zoraxy-http-logs.log, zoraxy, 13, 0, 0"
  })
  void isRead(String name, String formats, int parsed, int rejected, long durations) {
    CorpusFile file = CorpusFile.read(name);
    assertThat(file.detection().label()).isEqualTo(formats);
    assertThat(file.rejected()).hasSize(rejected);
    assertThat(file.lines()).hasSize(parsed + rejected);
    assertThat(file.rejected())
        .allSatisfy(
            line ->
                assertThat(line.reason()).as(line.text()).isEqualTo(RejectReason.NOT_ACCESS_LOG));
    assertThat(file.values(AccessField.DURATION, Long.class).stream().mapToLong(d -> d).sum())
        .isEqualTo(durations);
  }

  @Test
  void tomcatsMillisecondsByName() throws IOException {
    FastLine fast = FastLine.of("tomcat9_combined_d");
    List<Long> times =
        CorpusFile.read("tomcat-jetty/issues__tomcat-valve-D.log").lines().stream()
            .map(line -> fast.parse(line.text().getBytes(java.nio.charset.StandardCharsets.UTF_8)))
            .map(row -> (Long) row.get(AccessField.DURATION))
            .toList();
    assertThat(times).containsExactly(40_000L, 44_000L, 27_000L, 16_000L);
  }

  @ParameterizedTest
  @CsvSource({
    "haproxy/crowdsec__haproxy-logs.log",
    "traefik/crowdsec__traefik_clf.log",
    "json-other/crowdsec__zoraxy-http-logs.log",
    "envoy/crowdsec__envoy-logs.log"
  })
  void agreesFieldByField(String name) throws IOException {
    CorpusFile file = CorpusFile.read(name);
    JsonNode all = JSON.readTree(ProjectFiles.corpus().resolve(name + ".expected.json").toFile());
    int checked = 0;
    for (JsonNode entry : all.iterator().next()) {
      JsonNode parsed = entry.path("Parsed");
      String message = parsed.path("message").asText();
      if (entry.path("success").asBoolean() && !message.startsWith("{")) {
        CorpusFile.Line line = file.line(message);
        checked++;
        if (entry.at("/Meta/log_type").asText().equals("http_access-log")) {
          check(line, parsed);
        } else {
          assertThat(line.reason()).as(message).isEqualTo(RejectReason.NOT_ACCESS_LOG);
        }
      }
    }
    assertThat(checked).isGreaterThan(3);
  }

  private static void check(CorpusFile.Line line, JsonNode parsed) {
    Map<AccessField, Object> expected = new EnumMap<>(AccessField.class);
    text(expected, AccessField.CLIENT, parsed, "remote_addr", "client_ip");
    text(expected, AccessField.USER, parsed, "remote_user");
    text(expected, AccessField.METHOD, parsed, "verb");
    text(expected, AccessField.URL, parsed, "request");
    text(expected, AccessField.HOST, parsed, "target_fqdn", "target_server");
    text(expected, AccessField.USER_AGENT, parsed, "http_user_agent");
    text(expected, AccessField.REQUEST_ID, parsed, "request_id");
    text(expected, AccessField.UPSTREAM_ADDRESS, parsed, "upstream_host", "traefik_server_url");
    number(expected, AccessField.STATUS, 1, parsed, "status", "http_status_code");
    number(
        expected,
        AccessField.RESPONSE_BYTES,
        1,
        parsed,
        "bytes_sent",
        "body_bytes_sent",
        "bytes_read");
    number(
        expected,
        AccessField.DURATION,
        1000,
        parsed,
        "duration",
        "time_duration",
        "request_duration_in_ms");
    number(
        expected,
        AccessField.UPSTREAM,
        1000,
        parsed,
        "upstream_service_time",
        "time_backend_response");
    number(expected, AccessField.QUEUE, 1000, parsed, "time_queue");
    number(expected, AccessField.CONNECT, 1000, parsed, "time_backend_connect");
    assertThat(line.reason()).as(line.text()).isNull();
    assertThat(line.row()).as(line.text()).containsAllEntriesOf(expected);
  }

  private static void text(
      Map<AccessField, Object> into, AccessField field, JsonNode parsed, String... keys) {
    for (String key : keys) {
      String value = parsed.path(key).asText();
      if (!value.isEmpty() && !value.equals("-")) {
        into.putIfAbsent(field, value);
      }
    }
  }

  private static void number(
      Map<AccessField, Object> into,
      AccessField field,
      long scale,
      JsonNode parsed,
      String... keys) {
    for (String key : keys) {
      String value = parsed.path(key).asText();
      if (value.matches("[0-9]+")) {
        into.putIfAbsent(field, Long.parseLong(value) * scale);
      }
    }
  }
}
