package org.crmperf.jobs.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.crmperf.jobs.cli.CommandRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Locust's results: shown, and never counted. */
class LocustNightTest {
  private static final Path SAMPLES = LoadTestNightTest.SAMPLES.resolve("locust");
  private static final Path CORPUS =
      SAMPLES.getParent().getParent().resolveSibling("shared/corpus/locust");
  private static final String LOG =
      "10.20.4.11 - - [20/Nov/2026:09:15:30 +0000] \"GET /x HTTP/1.1\" 200 17 \"-\" \"x\" 0.193\n";

  @TempDir Path folder;

  private CommandRun night(Path input, String... more) {
    List<Object> words =
        new java.util.ArrayList<>(
            List.of(
                "nightly",
                "--input",
                input,
                "--warehouse",
                folder.resolve("warehouse"),
                "--reports",
                folder.resolve("reports"),
                "--zone",
                "UTC"));
    words.addAll(List.of(more));
    return CommandRun.onTwoCores(words.toArray());
  }

  private JsonNode summary() throws IOException {
    return new ObjectMapper().readTree(folder.resolve("reports/2026-11-20/summary.json").toFile());
  }

  private List<String> csv() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("reports/2026-11-20"))) {
      return files
          .filter(file -> file.toString().endsWith(".csv"))
          .sorted()
          .map(LocustNightTest::text)
          .toList();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Path inputs() throws IOException {
    Path inputs = Files.createDirectories(folder.resolve("inputs"));
    Files.writeString(inputs.resolve("access.log"), LOG.repeat(30));
    return inputs;
  }

  @Test
  void areShownBesideTheDayAndChangeNoneOfItsCounts() throws IOException {
    Path inputs = inputs();
    assertThat(night(inputs).exitCode()).isZero();
    List<String> before = csv();
    JsonNode metrics = summary().path("metrics");
    for (String name : List.of("sales_stats", "sales_failures", "sales_stats_history")) {
      Files.copy(SAMPLES.resolve(name + ".csv"), inputs.resolve(name + ".csv"));
    }
    CommandRun run = night(inputs);
    assertThat(run.exitCode()).as(run.toString()).isZero();
    assertThat(run.out())
        .contains("locust_stats (aggregated by the tool: shown as such, not counted as requests)")
        .contains("lines 98 = parsed 0 + rejected 0 + blank_or_comment 68 + already_ingested 30");
    assertThat(csv()).isEqualTo(before);
    assertThat(summary().path("metrics")).isEqualTo(metrics);
    assertThat(summary().path("load_tests")).hasSize(3);
    String page = text(folder.resolve("reports/2026-11-20/index.html"));
    assertThat(page)
        .contains("Load tests (aggregated by the tool)", "POST Accounts, list", "Longest, ms")
        .contains("POST Save \"opportunity\"", "2,300", "7,211.7")
        .contains("ConnectionResetError(104)");
    CommandRun again = night(inputs);
    assertThat(again.out())
        .contains("parsed 0 + rejected 0 + blank_or_comment 0 + already_ingested 98");
    assertThat(summary().path("load_tests")).hasSize(3);
    assertThat(text(folder.resolve("reports/2026-11-20/index.html")))
        .contains("Load tests (aggregated by the tool)");
  }

  /** A history that a running test still writes: its last row counts, and its rows once. */
  @Test
  void aHistoryGrows() throws IOException {
    Path inputs = inputs();
    byte[] whole = Files.readAllBytes(SAMPLES.resolve("sales_stats_history.csv"));
    Path history = inputs.resolve("sales_stats_history.csv");
    Files.write(history, java.util.Arrays.copyOf(whole, whole.length * 2 / 3));
    assertThat(night(inputs).exitCode()).isZero();
    Files.write(history, whole);
    CommandRun run = night(inputs);
    assertThat(run.exitCode()).as(run.toString()).isZero();
    assertThat(run.out()).contains("grew").contains("lines 91 = ");
    String page = text(folder.resolve("reports/2026-11-20/index.html"));
    assertThat(page).contains("2,300").contains("08:10");
  }

  @Test
  void aWarehouseOfNothingElseReportsTheDayOfTheTest() {
    CommandRun run = night(SAMPLES.resolve("sales_stats_history.csv"));
    assertThat(run.exitCode()).as(run.toString()).isZero();
    assertThat(folder.resolve("reports/2026-11-20/index.html")).exists();
  }

  @ParameterizedTest
  @CsvSource({
    "odoo-locust__results_stats.csv, locust_stats, 17, 17",
    "odoo-locust__results_failures.csv, locust_failures, 9, 9",
    "odoo-locust__results_stats_history.part1.csv, locust_stats_history, 1499, 1499",
    "taurus__locust-workers.ldjson.gz, locust_workers, 74, 74"
  })
  void realOnesAreReadToTheLastRow(String name, String format, int lines, int parsed) {
    org.junit.jupiter.api.Assumptions.assumeTrue(Files.exists(CORPUS.resolve(name)));
    CommandRun run = CommandRun.of("inspect", CORPUS.resolve(name));
    assertThat(run.exitCode()).as(run.toString()).isZero();
    assertThat(run.out())
        .startsWith(
            "format: "
                + format
                + "\nlines: "
                + lines
                + "\nparsed: "
                + parsed
                + "\nrejected: 0\n"
                + "blank_or_comment: 0\nwith_duration: 0\nduration_sum_s: 0.000000\np50_ms: -\n")
        .doesNotContain("request 1:")
        .contains("aggregate 1:\n");
  }

  @Test
  void inspectShowsFiguresAndWhatCannotBeRead() throws IOException {
    Path file = folder.resolve("x.csv");
    String stats = Files.readString(SAMPLES.resolve("sales_stats.csv"));
    List<String> lines = stats.lines().toList();
    Files.write(
        file,
        ("\ufeff"
                + lines.get(0)
                + "\n"
                + lines.get(1)
                + "\n\n"
                + lines.get(2).replace(",400,", ",many,")
                + "\n"
                + lines.get(1)
                + ",x\nGET,/cut,17\n"
                + lines.get(0)
                + "\n"
                + lines.get(3))
            .getBytes(StandardCharsets.UTF_8));
    CommandRun run = CommandRun.of("inspect", file);
    assertThat(run.exitCode()).as(run.toString()).isZero();
    assertThat(run.out())
        .startsWith("format: locust_stats\nlines: 6\nparsed: 2\nrejected: 3\nblank_or_comment: 1\n")
        .contains("rejected bad_number: 1", "rejected truncated: 1", "rejected trailing_data: 1")
        .contains("  name: /web\n  method: GET\n  requests: 400\n  failures: 0\n  median_ms: 180\n")
        .contains("  p95_ms: 468\n  p99_ms: 756\n  max_ms: 1442.340\n");
  }

  @Test
  void areTakenByTheNameThatFormatsLists() throws IOException {
    Path stats = Files.copy(SAMPLES.resolve("sales_stats.csv"), folder.resolve("stats.csv"));
    CommandRun named = CommandRun.of("inspect", "--format", "locust_stats", stats);
    assertThat(named.exitCode()).as(named.toString()).isZero();
    assertThat(named.out()).isEqualTo(CommandRun.of("inspect", stats).out());
    assertThat(night(stats, "--format", "locust_stats").exitCode()).isZero();
    Path log = Files.writeString(folder.resolve("access.log"), LOG);
    assertThat(CommandRun.of("inspect", "--format", "locust_stats", log).exitCode()).isEqualTo(4);
  }
}
