package org.crmperf.parsers.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.ZoneOffset;
import java.util.Optional;
import org.crmperf.parsers.schema.AccessField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code --format auto} makes of JSON logs. */
class JsonGuessTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          json-nginx/access.json     | json_nginx     | 120 | 120 | time from time, duration from request_time in s, upstream from upstream_response_time in s
          json-caddy/access.log      | json_caddy     | 120 | 116 | time from ts, duration from duration in s
          json-traefik/access.log    | json_traefik   | 120 | 120 | duration from Duration in ns, upstream from OriginDuration in ns
          json-envoy/istio-proxy.log | json_envoy     | 114 | 114 | duration from duration in ms
          json-docker/crm-json.log   | json_docker:nginx_combined_time | 120 | 120 | sampled lines)
          json/app.log               | json           | 120 | 120 | time from ts, duration from took_us in us
          """)
  void samplesAreDetected(String log, String format, int lines, int parsed, String says)
      throws IOException {
    byte[] bytes = Files.readAllBytes(ProjectFiles.root().resolve("sample-logs").resolve(log));
    Detection detection = FormatDetector.detect(bytes, 0, bytes.length).orElseThrow();
    assertThat(detection.label()).isEqualTo(format);
    assertThat(detection.describe()).contains(says);
    assertThat(detection.lines()).isEqualTo(lines);
    FastLine fast = new FastLine(detection.newParser(ZoneOffset.UTC));
    long timed =
        new String(bytes, StandardCharsets.ISO_8859_1)
            .lines()
            .map(line -> fast.parse(line.getBytes(StandardCharsets.ISO_8859_1)))
            .filter(row -> row != null && row.containsKey(AccessField.DURATION))
            .count();
    assertThat(timed).isEqualTo(parsed);
  }

  /** Names of several keys, and the looks of their values. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          "time":"2026-11-20T08:15:30Z","status":200,"latency":12                      | duration=latency:ms
          "time":"2026-11-20T08:15:30Z","status":200,"latency":0.0123                  | duration=latency:s
          "time":"2026-11-20T08:15:30Z","status":200,"latency":34.5                    | duration=latency:ms
          "time":"2026-11-20T08:15:30Z","status":200,"latency":345678                  | duration=latency:us
          "time":"2026-11-20T08:15:30Z","status":200,"latency":34567890                | duration=latency:ns
          "time":"2026-11-20T08:15:30Z","status":200,"latency":"1.5ms"                 | duration=latency:s
          "time":"2026-11-20T08:15:30Z","status":200,"latencyMicros":12                | duration=latencyMicros:us
          "time":"2026-11-20T08:15:30Z","status":200,"latency_ns":12                   | duration=latency_ns:ns
          "time":"2026-11-20T08:15:30Z","status":200,"response-time":"0.123"           | duration=response-time:s
          "time":"2026-11-20T08:15:30Z","status":200,"http":{"took":{"ms":5}}          | duration=http.took.ms:ms
          "time":"2026-11-20T08:15:30Z","status":200,"responseTime":7                  | duration=responseTime:ms
          "ts":1795162530,"time":"0.012","code":"200","url":"/"                        | time=ts, status=code, url=url
          "ts":1795162530,"code":17,"statusCode":200                                   | status=statusCode
          "ts":1795162530,"status":"ok","response":{"status":200}                      | status=response.status
          "ts":1795162530,"status":200,"method":"GET /x HTTP/1.1"                      | request=method
          "ts":1795162530,"status":200,"request":"GET /x HTTP/1.1","uri":"/x"          | time=ts, status=status, request=request
          "ts":1795162530,"status":200,"request":"/a.php","query":"?x=1"               | time=ts, status=status, url=request, query=query
          "ts":1795162530,"status":200,"request":"https://crm/a","uri":"/a?b"          | time=ts, status=status, url=uri
          "ts":1795162530,"status":200,"url":"/a","req":"8f2c"                         | time=ts, status=status, url=url
          "ts":1795162530,"status":200,"req":{"headers":{"host":"a"}},"host":{"name":"b"} | time=ts, status=status
          "haproxy_dateTime":"20/Nov/2026:09:15:30.123","haproxy_httpStatusCode":"200","haproxy_Tt":"12" | time=haproxy_dateTime, duration=haproxy_Tt:ms, status=haproxy_httpStatusCode
          "ts":1795162530,"status":200,"request.id":"a"                                | request_id="request.id"
          """)
  void namesAndLooksTell(String members, String expected) {
    byte[] log = ("{" + members + "}\n").repeat(3).getBytes(StandardCharsets.UTF_8);
    LogFormat format = JsonGuess.of(log, 0, log.length).orElseThrow();
    assertThat(format.definition()).contains(expected);
    assertThat(FormatDetector.detect(log, 0, log.length).orElseThrow().primary().definition())
        .isEqualTo(format.definition());
    assertThat(LogFormats.of(format.definition()).definition()).isEqualTo(format.definition());
  }

  /** As PHP-FPM and Apache write it: the path under the name of the request line. */
  @Test
  void aTargetCalledRequestIsTheUrl() {
    String line =
        "{ \"time\":\"2026-11-20T09:15:30.123Z\", \"process\":\"12345\", \"filename\":\"/var/www/a.php\","
            + " \"remoteIP\":\"10.0.0.1\", \"host\":\"crm\", \"request\":\"/a.php\", \"query\":\"?x=1\","
            + " \"method\":\"GET\", \"status\":\"200\", \"userAgent\":\"curl\", \"referer\":\"-\" }\n";
    byte[] log = (line.replace("/a.php", "-") + line + line).getBytes(StandardCharsets.UTF_8);
    FastLine fast =
        new FastLine(
            FormatDetector.detect(log, 0, log.length).orElseThrow().newParser(ZoneOffset.UTC));
    assertThat(fast.parse(line.strip().getBytes(StandardCharsets.UTF_8)))
        .containsEntry(AccessField.METHOD, "GET")
        .containsEntry(AccessField.URL, "/a.php?x=1");
  }

  @Test
  void portScannersDoNotHideTheRequestLine() {
    String hello = "{\"ts\":1795162530,\"status\":400,\"request\":\"\\u0016\\u0003\\u0001\"}\n";
    String line = "{\"ts\":1795162530,\"status\":200,\"request\":\"GET /x HTTP/1.1\"}";
    byte[] hellos = hello.getBytes(StandardCharsets.UTF_8);
    assertThat(JsonGuess.of(hellos, 0, hellos.length).orElseThrow().definition())
        .contains("request=request");
    byte[] log =
        (hello.replace("\\u0016", "nothing").repeat(3) + line + "\n")
            .getBytes(StandardCharsets.UTF_8);
    Detection detection = FormatDetector.detect(log, 0, log.length).orElseThrow();
    assertThat(detection.primary().definition()).contains("request=request");
    assertThat(
            new FastLine(detection.newParser(ZoneOffset.UTC))
                .parse(line.getBytes(StandardCharsets.UTF_8)))
        .containsEntry(AccessField.URL, "/x");
  }

  @Test
  void objectsWithinObjectsAreGuessedAtToo() {
    String line =
        "{\"log\":\"{\\\"zeit\\\":1,\\\"ts\\\":1795162530,\\\"code\\\":200,\\\"took_ms\\\":5,"
            + "\\\"url\\\":\\\"/\\u00fc\\\"}\\n\",\"stream\":\"stdout\"}\n";
    byte[] log = line.repeat(3).getBytes(StandardCharsets.UTF_8);
    Detection detection = FormatDetector.detect(log, 0, log.length).orElseThrow();
    assertThat(detection.label()).isEqualTo("json_docker:json");
    assertThat(detection.describe()).contains("duration from took_ms in ms");
    FastLine fast = new FastLine(detection.newParser(ZoneOffset.UTC));
    assertThat(fast.parse(line.strip().getBytes(StandardCharsets.UTF_8)))
        .containsEntry(AccessField.DURATION, 5000L)
        .containsEntry(AccessField.URL, "/\u00c3\u00bc");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {"time":"2026-11-20T08:15:30Z","level":"info","msg":"started"}
          {"time":"2026-11-20T08:15:30Z","status":"ok"}
          {"status":200,"url":"/"}
          {"time":"soon","status":200}
          {"time":"2026-11-20T08:15:30Z","status":200
          [{"time":"2026-11-20T08:15:30Z","status":200}]
          {}
          {"level":"error","ts":1795162530.7,"logger":"http.log.error","msg":"dial tcp: refused","status":502x
          """)
  void otherLogsAreNone(String line) {
    byte[] log = (line + "\n").repeat(3).getBytes(StandardCharsets.UTF_8);
    assertThat(FormatDetector.detect(log, 0, log.length)).isEmpty();
  }

  /** A guess would take the lines of Caddy's other loggers. */
  @Test
  void aKnownServersLogIsNotGuessedAt() {
    String access =
        "{\"ts\":1795162530,\"logger\":\"http.log.access\",\"msg\":\"handled request\","
            + "\"request\":{\"method\":\"GET\",\"uri\":\"/\"},\"duration\":0.1,\"status\":502}\n";
    String error = access.replace("handled request", "dial tcp: refused");
    byte[] log = (access + error).getBytes(StandardCharsets.UTF_8);
    Optional<Detection> detection = FormatDetector.detect(log, 0, log.length);
    assertThat(detection.orElseThrow().label()).isEqualTo("json_caddy");
    assertThat(detection.orElseThrow().confidence()).isEqualTo(0.5);
  }

  /** The steps of durations let the histogram name the very value that the log has. */
  @ParameterizedTest
  @CsvSource({"'request_time\":0.123',1000", "'took\":12',1000", "'took_us\":12',1"})
  void grainIsThatOfTheValues(String member, int micros) {
    byte[] log =
        ("{\"ts\":1795162530,\"status\":200,\"" + member + "}\n").getBytes(StandardCharsets.UTF_8);
    assertThat(JsonGuess.of(log, 0, log.length).orElseThrow().durationGrainMicros())
        .isEqualTo(micros);
  }
}
