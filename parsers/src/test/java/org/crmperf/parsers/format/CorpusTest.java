package org.crmperf.parsers.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.crmperf.parsers.schema.AccessField;
import org.crmperf.parsers.schema.RejectReason;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Real logs, with counts and percentiles that other programs made of them. */
@EnabledIf(value = "corpusIsThere", disabledReason = "no ../shared/corpus beside the project")
class CorpusTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, CorpusFile> FILES = new TreeMap<>();

  static boolean corpusIsThere() {
    return Files.isDirectory(ProjectFiles.corpus());
  }

  static Stream<String> files() throws IOException {
    try (Stream<Path> all = Files.walk(ProjectFiles.corpus(), 2)) {
      return all
          .map(file -> ProjectFiles.corpus().relativize(file).toString())
          .filter(name -> name.matches("(nginx|apache|attack)/.*"))
          .filter(name -> !name.endsWith(".json"))
          .sorted()
          .toList()
          .stream();
    }
  }

  static Stream<String> filesWithOracle() throws IOException {
    JsonNode oracles = JSON.readTree(ProjectFiles.corpus().resolve("ORACLES.json").toFile());
    return files().filter(name -> oracles.path("files").has(name));
  }

  @BeforeAll
  static void parse() throws IOException {
    files().forEach(name -> FILES.put(name, CorpusFile.read(name)));
  }

  /** Nothing is lost but lines of error logs. */
  @ParameterizedTest
  @MethodSource("files")
  void rejectsErrorLogLinesOnly(String name) {
    assertThat(FILES.get(name).rejected())
        .as("%s as %s", name, FILES.get(name).detection().describe())
        .allSatisfy(
            line ->
                assertThat(line.reason()).as(line.text()).isEqualTo(RejectReason.NOT_ACCESS_LOG));
  }

  @ParameterizedTest
  @MethodSource("filesWithOracle")
  void countsEqualTheOracle(String name) throws IOException {
    JsonNode oracle = oracle(name);
    CorpusFile file = FILES.get(name);
    assertThat(file.lines()).hasSize(oracle.path("lines").asInt());
    assertThat(file.tally(AccessField.STATUS, Object::toString))
        .isEqualTo(counts(oracle, "status"));
    assertThat(file.tally(AccessField.METHOD, Object::toString))
        .isEqualTo(counts(oracle, "methods"));
    assertThat(sum(file.values(AccessField.RESPONSE_BYTES, Long.class)))
        .isEqualTo(oracle.path("bytes_sum").asLong());
    assertThat(new HashSet<>(file.values(AccessField.CLIENT, String.class)))
        .hasSize(oracle.path("distinct_first_field").asInt());
    assertThat(
            file.tally(AccessField.TIME, Object::toString).values().stream()
                .mapToInt(Integer::intValue)
                .max())
        .hasValue(oracle.path("busiest_second").path(0).path(1).asInt());
  }

  @ParameterizedTest
  @MethodSource("filesWithOracle")
  void timesEqualTheOracle(String name) throws IOException {
    JsonNode oracle = oracle(name).path("response_time");
    List<Long> times =
        FILES.get(name).values(AccessField.DURATION, Long.class).stream().sorted().toList();
    assertThat(times).hasSize(oracle.path("n").asInt(0));
    if (!times.isEmpty()) {
      assertThat(sum(times)).isEqualTo(micros(oracle, "sum"));
      assertThat(times.get(0)).isEqualTo(micros(oracle, "min"));
      assertThat(times.get(times.size() - 1)).isEqualTo(micros(oracle, "max"));
      assertThat(sum(times) / times.size()).isCloseTo(micros(oracle, "mean"), within(1L));
      for (int percent : new int[] {50, 90, 95, 99}) {
        assertThat(times.get((percent * times.size() + 99) / 100 - 1))
            .as("p%d", percent)
            .isEqualTo(micros(oracle, "p" + percent));
      }
    }
  }

  private static JsonNode oracle(String name) throws IOException {
    return JSON.readTree(ProjectFiles.corpus().resolve("ORACLES.json").toFile())
        .path("files")
        .path(name);
  }

  private static Map<String, Integer> counts(JsonNode oracle, String key) {
    Map<String, Integer> counts = new TreeMap<>();
    oracle.path(key).properties().forEach(e -> counts.put(e.getKey(), e.getValue().asInt()));
    return counts;
  }

  private static long sum(List<Long> values) {
    return values.stream().mapToLong(Long::longValue).sum();
  }

  private static long micros(JsonNode times, String key) {
    return Math.round(times.path(key).asDouble() * 1e6);
  }
}
