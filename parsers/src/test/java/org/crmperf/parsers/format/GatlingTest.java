package org.crmperf.parsers.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.crmperf.parsers.schema.AccessField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Gatling's text logs: whole files, random lines of every layout, and what a cut line becomes. */
class GatlingTest {
  private static final long SEED = Long.getLong("crmperf.seed", 20_261_120L);
  private static final int LINES = 5_000;

  @ParameterizedTest
  @EnumSource
  void agreesWithSplitting(NaiveGatling.Layout layout) {
    NaiveGatling naive = new NaiveGatling(new SplittableRandom(SEED));
    FastLine fast = FastLine.of("gatling");
    for (int i = 0; i < LINES; i++) {
      String line = naive.line(layout);
      assertThat(fast.parse(line.getBytes(StandardCharsets.UTF_8)))
          .as("seed %d: %s", SEED, line)
          .isEqualTo(latin1(NaiveGatling.parse(layout, line)));
    }
  }

  /** Strings of the parser under test are one character a byte. */
  private static Map<AccessField, Object> latin1(Map<AccessField, Object> row) {
    row.computeIfPresent(
        AccessField.URL,
        (field, url) ->
            new String(
                url.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
    return row;
  }

  /** A line cut short must not become a request with a wrong time. */
  @ParameterizedTest
  @EnumSource
  void cutLinesAreRejected(NaiveGatling.Layout layout) {
    NaiveGatling naive = new NaiveGatling(new SplittableRandom(SEED));
    FastLine fast = FastLine.of("gatling");
    for (int i = 0; i < 200; i++) {
      String line = naive.line(layout);
      int verdict = Math.max(line.lastIndexOf("\tOK\t"), line.lastIndexOf("\tKO\t"));
      for (int cut = 1; cut <= verdict + 2; cut++) {
        assertThat(fast.parse(line.substring(0, cut).getBytes(StandardCharsets.UTF_8)))
            .as("seed %d: %s", SEED, line.substring(0, cut))
            .isNull();
      }
    }
  }

  @Test
  void theSampleIsDetected() throws IOException {
    byte[] bytes =
        Files.readAllBytes(ProjectFiles.root().resolve("sample-logs/gatling/simulation.log"));
    Detection detection = FormatDetector.detect(bytes, 0, bytes.length).orElseThrow();
    assertThat(detection.label()).isEqualTo("gatling");
    assertThat(detection.confidence()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gatling-2-000", "gatling-3-000", "gatling-351-000"})
  @EnabledIf("org.crmperf.parsers.format.CorpusTest#corpusIsThere")
  void realLogsEqualTheOracle(String run) throws IOException {
    String name = "gatling/taurus__" + run + "_simulation.log";
    JsonNode oracle =
        new ObjectMapper()
            .readTree(ProjectFiles.corpus().resolve("ORACLES.json").toFile())
            .path("files")
            .path(name);
    CorpusFile file = CorpusFile.read(name);
    assertThat(file.detection().label()).isEqualTo("gatling");
    LineParser parser = LogFormats.of("gatling").newParser(java.time.ZoneOffset.UTC);
    assertThat(file.rejected())
        .allSatisfy(
            line -> {
              byte[] raw = line.text().getBytes(StandardCharsets.ISO_8859_1);
              assertThat(parser.aside(raw, 0, raw.length)).isEqualTo(LineParser.Aside.COMMENT);
            });
    int requests = oracle.at("/record_kinds/REQUEST").asInt();
    assertThat(file.lines().size() - file.rejected().size()).isEqualTo(requests);
    assertThat(file.tally(AccessField.SUCCESS, Object::toString).getOrDefault("1", 0))
        .isEqualTo(oracle.at("/status/OK").asInt());
    assertThat(file.tally(AccessField.SUCCESS, Object::toString).getOrDefault("0", 0))
        .isEqualTo(oracle.at("/status/KO").asInt(0));
    List<Long> times = file.values(AccessField.DURATION, Long.class).stream().sorted().toList();
    assertThat(times.stream().mapToLong(Long::longValue).sum())
        .isEqualTo(oracle.at("/duration/sum").asLong() * 1000);
    for (int percent : new int[] {50, 90, 95, 99}) {
      assertThat(times.get((percent * times.size() + 99) / 100 - 1))
          .isEqualTo(oracle.at("/duration/p" + percent).asLong() * 1000);
    }
    oracle
        .path("request_names")
        .properties()
        .forEach(
            entry ->
                assertThat(
                        file.values(AccessField.URL, String.class).stream()
                            .filter(url -> url.endsWith(entry.getKey()))
                            .count())
                    .isEqualTo(entry.getValue().asLong()));
  }
}
