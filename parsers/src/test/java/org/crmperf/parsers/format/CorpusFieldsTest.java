package org.crmperf.parsers.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.crmperf.parsers.schema.AccessField;
import org.crmperf.parsers.schema.RejectReason;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Real logs, field by field, against what other projects' parsers made of each line. */
@EnabledIf(
    value = "org.crmperf.parsers.format.CorpusTest#corpusIsThere",
    disabledReason = "no ../shared/corpus beside the project")
class CorpusFieldsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final DateTimeFormatter CLF =
      DateTimeFormatter.ofPattern("dd/MMM/uuuu:HH:mm:ss xx", Locale.ENGLISH);

  /** Keys of one schema; the first that an entry has is the field's value. */
  private static final Map<AccessField, List<String>> CROWDSEC =
      Map.ofEntries(
          Map.entry(AccessField.TIME, List.of("time_local", "timestamp")),
          Map.entry(AccessField.CLIENT, List.of("remote_addr", "clientip")),
          Map.entry(AccessField.USER, List.of("remote_user", "auth")),
          Map.entry(AccessField.METHOD, List.of("verb")),
          Map.entry(AccessField.URL, List.of("request")),
          Map.entry(AccessField.PROTOCOL, List.of("http_version", "httpversion")),
          Map.entry(AccessField.STATUS, List.of("status", "response")),
          Map.entry(AccessField.RESPONSE_BYTES, List.of("body_bytes_sent", "bytes")),
          Map.entry(AccessField.DURATION, List.of("request_time")),
          Map.entry(AccessField.REFERER, List.of("http_referer", "referrer")),
          Map.entry(AccessField.USER_AGENT, List.of("http_user_agent", "agent")),
          Map.entry(AccessField.HOST, List.of("target_fqdn")),
          Map.entry(AccessField.REQUEST_ID, List.of("request_id")),
          Map.entry(AccessField.CACHE_STATUS, List.of("upstream_cache_status")),
          Map.entry(AccessField.UPSTREAM_STATUS, List.of("upstream_status")));

  private static final Map<AccessField, String> ELASTIC =
      Map.of(
          AccessField.TIME, "/@timestamp",
          AccessField.CLIENT, "/source/address",
          AccessField.USER, "/user/name",
          AccessField.METHOD, "/http/request/method",
          AccessField.URL, "/url/original",
          AccessField.PROTOCOL, "/http/version",
          AccessField.STATUS, "/http/response/status_code",
          AccessField.RESPONSE_BYTES, "/http/response/body/bytes",
          AccessField.REFERER, "/http/request/referrer",
          AccessField.USER_AGENT, "/user_agent/original");

  static Stream<String> expectations() throws IOException {
    return CorpusTest.files()
        .filter(name -> ProjectFiles.corpus().resolve(name + ".expected.json").toFile().exists());
  }

  @ParameterizedTest
  @MethodSource("expectations")
  void agreesFieldByField(String name) throws IOException {
    CorpusFile file = CorpusFile.read(name);
    JsonNode expected =
        JSON.readTree(ProjectFiles.corpus().resolve(name + ".expected.json").toFile());
    int checked = 0;
    if (expected.has("expected")) {
      for (JsonNode entry : expected.get("expected")) {
        if (!entry.isNull()) {
          elastic(file, entry);
          checked++;
        }
      }
    } else {
      for (JsonNode entry : expected.iterator().next()) {
        crowdsec(file, entry);
        checked++;
      }
    }
    assertThat(checked).as("entries of %s", name).isGreaterThanOrEqualTo(5);
  }

  private static void crowdsec(CorpusFile file, JsonNode entry) {
    JsonNode parsed = entry.path("Parsed");
    CorpusFile.Line line = file.line(latin1(parsed.path("message").asText()));
    if (entry.path("Meta").path("log_type").asText().equals("http_error-log")) {
      assertThat(line.reason()).as(line.text()).isEqualTo(RejectReason.NOT_ACCESS_LOG);
      return;
    }
    Map<AccessField, Object> values = new EnumMap<>(AccessField.class);
    CROWDSEC.forEach(
        (field, keys) ->
            keys.stream()
                .filter(parsed::has)
                .findFirst()
                .ifPresent(key -> put(values, field, parsed.path(key).asText())));
    if (parsed.has("port")) {
      values.computeIfPresent(
          AccessField.HOST, (field, host) -> host + ":" + parsed.path("port").asText());
    }
    check(line, values);
  }

  private static void elastic(CorpusFile file, JsonNode entry) {
    // one entry holds three lines; its fields are those of the first
    String original = entry.at("/event/original").asText().lines().findFirst().orElseThrow();
    CorpusFile.Line line = file.line(latin1(original));
    Map<AccessField, Object> values = new EnumMap<>(AccessField.class);
    ELASTIC.forEach(
        (field, path) -> {
          if (!entry.at(path).isMissingNode()) {
            put(values, field, entry.at(path).asText());
          }
        });
    values.computeIfPresent(
        AccessField.METHOD, (field, method) -> method.toString().toUpperCase(Locale.ROOT));
    // that pipeline keeps the first public address of a list, the canonical request keeps the list
    if (line.row() != null && line.row().get(AccessField.CLIENT) instanceof String client) {
      values.computeIfPresent(
          AccessField.CLIENT,
          (field, one) -> List.of(client.split(", ")).contains(one) ? client : one);
    }
    check(line, values);
  }

  /** Every field of the expectation, and no method where it has none. */
  private static void check(CorpusFile.Line line, Map<AccessField, Object> expected) {
    assertThat(line.reason()).as(line.text()).isNull();
    Map<AccessField, Object> actual = new EnumMap<>(line.row());
    actual.keySet().removeIf(field -> !expected.containsKey(field) && field != AccessField.METHOD);
    assertThat(actual).as(line.text()).isEqualTo(expected);
  }

  private static void put(Map<AccessField, Object> values, AccessField field, String text) {
    if (text.isEmpty() || text.equals("-")) {
      return;
    }
    values.put(
        field,
        switch (field) {
          case TIME -> time(text).getEpochSecond() * 1_000_000;
          case STATUS, RESPONSE_BYTES -> Long.parseLong(text);
          case DURATION -> new BigDecimal(text).movePointRight(6).longValueExact();
          case PROTOCOL -> "HTTP/" + text;
          default -> NaiveEscapes.decode(latin1(text));
        });
  }

  private static Instant time(String text) {
    return text.contains("T") ? Instant.parse(text) : OffsetDateTime.parse(text, CLF).toInstant();
  }

  private static String latin1(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }
}
