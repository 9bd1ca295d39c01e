package org.crmperf.jobs.nginx;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The report of a day whose calls were all made within one hour.
 *
 * @param folder the folder of its files
 */
record NightReport(Path folder) {
  /** Keeps a number's digits as they stand. */
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private static final long HOUR_SECONDS = 3600;
  private static final long DAY_SECONDS = 24 * HOUR_SECONDS;

  /** Compares its files with what the client saw. */
  void check(List<Seen> seen, String hourStart) throws IOException {
    endpoints(seen);
    hourly(seen, hourStart);
    summary(seen);
  }

  /** The text of a file. */
  String text(String file) throws IOException {
    return Files.readString(folder.resolve(file));
  }

  private void endpoints(List<Seen> seen) throws IOException {
    Map<String, List<Seen>> expected = seen.stream().collect(groupingBy(one -> one.call().key()));
    Map<String, Map<String, String>> rows =
        rows("endpoints.csv").stream()
            .collect(toMap(row -> row.get("method") + " " + row.get("endpoint"), row -> row));
    assertThat(rows.keySet()).containsExactlyInAnyOrderElementsOf(expected.keySet());
    rows.forEach(
        (key, row) ->
            new SeenStats(expected.get(key), DAY_SECONDS).check("endpoints.csv " + key, row));
  }

  private void hourly(List<Seen> seen, String hourStart) throws IOException {
    List<Map<String, String>> rows = rows("hourly.csv");
    assertThat(rows).hasSize(24);
    for (Map<String, String> row : rows) {
      if (row.get("hour_start").equals(hourStart)) {
        new SeenStats(seen, HOUR_SECONDS).check("hourly.csv " + hourStart, row);
      } else {
        assertThat(row.get("requests")).as("hourly.csv " + row.get("hour_start")).isEqualTo("0");
      }
    }
    assertThat(rows.stream().map(row -> row.get("hour_start"))).containsOnlyOnce(hourStart);
  }

  private void summary(List<Seen> seen) throws IOException {
    JsonNode summary = JSON.readTree(folder.resolve("summary.json").toFile());
    Map<String, String> metrics = new HashMap<>();
    JsonNode values = summary.get("metrics");
    values
        .fieldNames()
        .forEachRemaining(
            name -> metrics.put(name, values.get(name).decimalValue().toPlainString()));
    new SeenStats(seen, DAY_SECONDS).check("summary.json", metrics);
    JsonNode run = summary.get("accounting");
    assertThat(run.get("lines").asInt()).isEqualTo(seen.size());
    assertThat(run.get("parsed").asInt()).isEqualTo(seen.size());
    assertThat(run.get("rejected").asInt()).isZero();
    assertThat(run.get("blank_or_comment").asInt()).isZero();
    assertThat(run.get("already_ingested").asInt()).isZero();
    assertThat(run.get("reject_reasons")).isEmpty();
  }

  private List<Map<String, String>> rows(String file) throws IOException {
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (CSVParser parser = CSVParser.parse(folder.resolve(file), StandardCharsets.UTF_8, format)) {
      return parser.getRecords().stream().map(CSVRecord::toMap).toList();
    }
  }
}
