package org.crmperf.parsers.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.crmperf.parsers.schema.AccessField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Real logs with headers or labels, with counts and percentiles that others made of them. */
@EnabledIf(
    value = "org.crmperf.parsers.format.CorpusTest#corpusIsThere",
    disabledReason = "no ../shared/corpus beside the project")
class CorpusTableTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  static Stream<String> files() throws IOException {
    try (Stream<Path> all = Files.walk(ProjectFiles.corpus(), 2)) {
      return all
          .map(file -> ProjectFiles.corpus().relativize(file).toString())
          .filter(name -> name.matches("(iis|ltsv|salesforce-elf|jmeter)/.*|.*cloudfront.*"))
          .filter(name -> !name.endsWith(".json") && !name.endsWith("JMeterResults.jtl"))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void losesNothing(String name) {
    CorpusFile file = CorpusFile.read(name);
    assertThat(file.rejected()).as("%s as %s", name, file.detection().describe()).isEmpty();
    assertThat(file.lines()).isNotEmpty();
    assertThat(file.detection().label()).isEqualTo(format(name));
  }

  private static String format(String name) {
    if (name.contains("cloudfront")) {
      return "cloudfront";
    }
    return switch (name.substring(0, name.indexOf('/'))) {
      case "iis" -> "iis_w3c";
      case "jmeter" -> "jmeter_csv";
      case "ltsv" -> "ltsv";
      default -> "salesforce_elf";
    };
  }

  @ParameterizedTest
  @CsvSource({
    "iis/lnav__logfile_w3c_big.0, data_rows, status, time_taken",
    "iis/splunkwa__iis.log, data_rows, status, time_taken",
    "iis/plaso__iis10.log, data_rows, status, time_taken",
    "jmeter/taurus__kpi1.jtl, rows, codes, elapsed",
    "salesforce-elf/newrelic__login_logs_sample.csv, rows, '', run_time"
  })
  void equalsTheOracle(String name, String rows, String status, String times) throws IOException {
    JsonNode oracle = oracle(name);
    CorpusFile file = CorpusFile.read(name);
    assertThat(file.lines()).hasSize(oracle.path(rows).asInt());
    if (status != null && !status.isEmpty()) {
      assertThat(file.tally(AccessField.STATUS, Object::toString))
          .isEqualTo(counts(oracle.path(status)));
    }
    assertTimes(file, oracle.path(times));
  }

  private static void assertTimes(CorpusFile file, JsonNode oracle) {
    List<Long> times = file.values(AccessField.DURATION, Long.class).stream().sorted().toList();
    assertThat(times).hasSize(oracle.path("n").asInt());
    assertThat(times.stream().mapToLong(Long::longValue).sum()).isEqualTo(micros(oracle, "sum"));
    assertThat(times.get(0)).isEqualTo(micros(oracle, "min"));
    assertThat(times.get(times.size() - 1)).isEqualTo(micros(oracle, "max"));
    for (int percent : new int[] {50, 90, 95, 99}) {
      assertThat(times.get((percent * times.size() + 99) / 100 - 1))
          .as("p%d", percent)
          .isEqualTo(micros(oracle, "p" + percent));
    }
  }

  /** The oracle's rows are samples and transactions; a sample is counted once. */
  @Test
  void transactionsAreCountedAside() throws IOException {
    String name = "jmeter/perfplugin__filewithtransactions.csv";
    CorpusFile file = CorpusFile.read(name);
    int transactions = file.asides().get(LineParser.Aside.COMMENT);
    assertThat(file.lines().size() + transactions).isEqualTo(oracle(name).path("rows").asInt());
    long said =
        Files.readString(ProjectFiles.corpus().resolve(name))
            .lines()
            .filter(line -> line.contains("Number of samples in transaction"))
            .count();
    assertThat(transactions).isEqualTo((int) said);
    assertThat(file.tally(AccessField.SUCCESS, Object::toString)).containsOnlyKeys("1");
  }

  @Test
  void verdictsWinOverCodes() throws IOException {
    CorpusFile kpi = CorpusFile.read("jmeter/taurus__kpi1.jtl");
    JsonNode success = oracle(kpi.name()).path("success");
    assertThat(kpi.tally(AccessField.SUCCESS, Object::toString))
        .containsEntry("1", success.path("true").asInt())
        .containsEntry("0", success.path("false").asInt());
    CorpusFile trap = CorpusFile.read("jmeter/taurus__500-success_kpi.jtl");
    assertThat(trap.lines().get(0).row())
        .containsEntry(AccessField.STATUS, 500L)
        .containsEntry(AccessField.SUCCESS, 1L);
  }

  @Test
  void cloudFrontAgreesFieldByField() throws IOException {
    String name = "aws-elb/crowdsec__aws-cloudfront-logs.log";
    CorpusFile file = CorpusFile.read(name);
    int i = 0;
    for (JsonNode entry : expected(name).iterator().next()) {
      JsonNode parsed = entry.path("Parsed");
      Map<AccessField, Object> values = new EnumMap<>(AccessField.class);
      values.put(
          AccessField.TIME,
          Instant.parse(
                      "%s-%s-%sT%sZ"
                          .formatted(
                              parsed.path("year").asText(),
                              parsed.path("month").asText(),
                              parsed.path("day").asText(),
                              parsed.path("time").asText()))
                  .getEpochSecond()
              * 1_000_000);
      values.put(AccessField.CLIENT, parsed.path("c_ip").asText());
      values.put(AccessField.METHOD, parsed.path("cs_method").asText());
      values.put(AccessField.URL, entry.path("Meta").path("http_path").asText());
      values.put(AccessField.PROTOCOL, parsed.path("cs_protocol_version").asText());
      values.put(AccessField.STATUS, parsed.path("sc_status").asLong());
      values.put(AccessField.RESPONSE_BYTES, parsed.path("sc_bytes").asLong());
      values.put(AccessField.REQUEST_BYTES, parsed.path("cs_bytes").asLong());
      values.put(AccessField.DURATION, seconds(parsed.path("time_taken")));
      values.put(AccessField.FIRST_BYTE, seconds(parsed.path("time_to_first_byte")));
      values.put(AccessField.USER_AGENT, parsed.path("cs_user_agent").asText());
      values.put(AccessField.HOST, parsed.path("x_host_header").asText());
      values.put(AccessField.REQUEST_ID, parsed.path("x_edge_request_id").asText());
      values.put(AccessField.CACHE_STATUS, parsed.path("x_edge_result_type").asText());
      assertThat(file.lines().get(i++).row()).isEqualTo(values);
    }
    assertThat(i).isEqualTo(file.lines().size());
  }

  @Test
  void salesforceAgreesFieldByField() throws IOException {
    String name = "salesforce-elf/newrelic__sample_log_lines.csv";
    CorpusFile file = CorpusFile.read(name);
    int i = 0;
    for (JsonNode entry : expected(name)) {
      Map<AccessField, Object> values = new EnumMap<>(AccessField.class);
      values.put(
          AccessField.TIME,
          Instant.parse(entry.path("TIMESTAMP_DERIVED").asText()).toEpochMilli() * 1000);
      values.put(AccessField.USER, entry.path("USER_ID_DERIVED").asText());
      values.put(AccessField.METHOD, entry.path("METHOD").asText());
      values.put(
          AccessField.URL, entry.path("EVENT_TYPE").asText() + " " + entry.path("URI").asText());
      values.put(AccessField.STATUS, entry.path("STATUS_CODE").asLong());
      values.put(AccessField.RESPONSE_BYTES, entry.path("RESPONSE_SIZE").asLong());
      values.put(AccessField.REQUEST_BYTES, entry.path("REQUEST_SIZE").asLong());
      values.put(AccessField.DURATION, entry.path("TIME").asLong() * 1000);
      values.put(AccessField.CPU, entry.path("CPU_TIME").asLong() * 1000);
      values.put(AccessField.REQUEST_ID, entry.path("REQUEST_ID").asText());
      assertThat(file.lines().get(i++).row()).isEqualTo(values);
    }
    assertThat(i).isEqualTo(file.lines().size());
  }

  private static long seconds(JsonNode value) {
    return new BigDecimal(value.asText()).movePointRight(6).longValueExact();
  }

  private static JsonNode expected(String name) throws IOException {
    return JSON.readTree(ProjectFiles.corpus().resolve(name + ".expected.json").toFile());
  }

  private static JsonNode oracle(String name) throws IOException {
    JsonNode oracle =
        JSON.readTree(ProjectFiles.corpus().resolve("ORACLES.json").toFile())
            .path("files")
            .path(name);
    assertThat(oracle.isMissingNode()).as("oracle of %s", name).isFalse();
    return oracle;
  }

  private static Map<String, Integer> counts(JsonNode values) {
    Map<String, Integer> counts = new TreeMap<>();
    values.properties().forEach(e -> counts.put(e.getKey(), e.getValue().asInt()));
    return counts;
  }

  private static long micros(JsonNode times, String key) {
    return Math.round(times.path(key).asDouble() * 1000);
  }
}
