package org.crmperf.jobs.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.crmperf.jobs.advice.scenario.CellSink;
import org.crmperf.jobs.advice.scenario.Dice;
import org.crmperf.jobs.advice.scenario.LogSink;
import org.crmperf.jobs.advice.scenario.Noise;
import org.crmperf.jobs.advice.scenario.Problem;
import org.crmperf.jobs.advice.scenario.ScenarioDay;
import org.crmperf.jobs.advice.scenario.Traffic;
import org.crmperf.jobs.cli.CommandRun;
import org.crmperf.jobs.metric.MetricPolicy;
import org.crmperf.jobs.metric.RollupCell;
import org.crmperf.jobs.metric.RollupKey;
import org.crmperf.jobs.rollup.RollupReader;
import org.crmperf.jobs.warehouse.FileStores;
import org.crmperf.jobs.warehouse.Warehouse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scenarios as real log lines through the whole night: baseline, gates, time lost, what-if. */
class BaselineNightTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
  private static final long SEED = 20261120;
  private static final double ONE_PERCENT = 0.01;

  @TempDir Path folder;

  private final Traffic traffic =
      new Traffic(Traffic.of(12, 500, 4000, new Dice(SEED)).endpoints(), 1000);
  private final Noise noise = Noise.ordinary(new Dice(SEED, 1));

  @Test
  void aSlowerEndpointFiresTheGateAndNoOtherDoes() throws IOException {
    int busiest = busiest();
    log(DAY.minusDays(7), Problem.NONE);
    ScenarioDay today = day(DAY, Problem.slower(busiest, 1.5));
    List<LogSink.Request> requests = LogSink.write(today, folder.resolve("access.log"));

    CommandRun run = night("--baseline", "same-weekday", "--fail-on", "regression");

    assertThat(run.exitCode()).as(run.toString()).isEqualTo(3);
    assertThat(run.err()).contains("gate regression: 1 ");
    Traffic.Endpoint slower = traffic.endpoints().get(busiest);
    assertThat(findings("regressed")).containsExactly(slower.method() + " " + slower.path());
    assertThat(summary().at("/baseline/days/0").asText()).isEqualTo("2026-11-13");
    assertThat(summary().at("/baseline/fallback").asBoolean()).isFalse();
    countedLikeAnIngest(today);
    whatIfEqualsTheRawRequestsWithTimesCut(requests);
  }

  @Test
  void anOrdinaryDayFiresNothing() throws IOException {
    log(DAY.minusDays(7), Problem.NONE);
    log(DAY, Problem.NONE);

    CommandRun run = night("--fail-on", "regression");

    assertThat(run.exitCode()).as(run.toString()).isZero();
    assertThat(findings("regressed")).isEmpty();
    assertThat(summary().at("/baseline/endpoints/unchanged").asInt()).isGreaterThan(5);
  }

  @Test
  void theReportSaysWhichBaselineItTookAndWhy() throws IOException {
    log(DAY.minusDays(3), Problem.NONE);
    log(DAY, Problem.NONE);

    night("--baseline", "same-weekday");
    assertThat(summary().at("/baseline/fallback").asBoolean()).isTrue();
    assertThat(Files.readString(report("index.html")))
        .contains("Compared with 2026-11-17, the last day of the same kind (Monday to Friday)");

    night("--baseline", "2026-11-19");
    assertThat(summary().at("/baseline/days")).isEmpty();
    assertThat(Files.readString(report("index.html")))
        .contains("Nothing to compare with: too little was logged on 2026-11-19.");

    night("--baseline", "trailing-28");
    assertThat(summary().at("/baseline/days")).hasSize(1);

    night("--baseline", "none");
    assertThat(summary().at("/baseline/reason").asText()).isEqualTo("No baseline was asked for.");
  }

  /** The scenario's cells and those of the warehouse are the same. */
  private void countedLikeAnIngest(ScenarioDay day) {
    Map<RollupKey, RollupCell> direct = CellSink.of(day, MetricPolicy.defaults());
    long start = DAY.atStartOfDay(ZoneOffset.UTC).toEpochSecond() * 1_000_000;
    try (Warehouse warehouse =
        Warehouse.openForReading(FileStores.defaults(), folder.resolve("warehouse").toString())) {
      Map<RollupKey, RollupCell> stored =
          new RollupReader(warehouse, FileStores.defaults()).read(start, start + 86_400_000_000L);
      assertThat(stored).hasSameSizeAs(direct);
      stored.forEach(
          (key, cell) -> {
            RollupCell same =
                direct.get(new RollupKey(key.hourStart(), "crm", key.endpoint(), key.method()));
            assertThat(same).as(key.toString()).isNotNull();
            assertThat(figures(cell)).as(key.toString()).isEqualTo(figures(same));
          });
    }
  }

  private static List<Object> figures(RollupCell cell) {
    List<Object> figures = new ArrayList<>();
    figures.add(cell.stats.requests);
    figures.add(cell.stats.errors);
    figures.add(cell.stats.errors5xx);
    figures.add(cell.stats.timed);
    figures.add(cell.stats.sumMicros);
    figures.add(cell.stats.maxMicros);
    figures.add(cell.stats.apdexSamples);
    figures.add(cell.stats.satisfied);
    figures.add(cell.stats.tolerating);
    figures.add(cell.stats.overTarget);
    figures.add(cell.stats.overTargetMicros);
    for (double q : new double[] {0.1, 0.5, 0.95, 0.99, 1}) {
      figures.add(cell.stats.latency.percentile(q));
    }
    for (int m = 0; m < 60; m++) {
      figures.add(cell.minutes.requests[m]);
      figures.add(cell.minutes.errors[m]);
      figures.add(cell.minutes.busyMicros[m]);
    }
    return figures;
  }

  /** Every row of the what-if table, against sorting all requests with the endpoint's cut. */
  private void whatIfEqualsTheRawRequestsWithTimesCut(List<LogSink.Request> requests)
      throws IOException {
    List<Map<String, String>> rows = CsvTable.read(report("time_lost.csv")).rows();
    assertThat(rows).hasSizeGreaterThan(3);
    double before = Double.MAX_VALUE;
    for (Map<String, String> row : rows) {
      ExactWhatIf exact =
          ExactWhatIf.of(requests, row.get("method") + " " + row.get("endpoint"), 1_000_000);
      assertThat(number(row, "lost_hours")).isLessThanOrEqualTo(before);
      before = number(row, "lost_hours");
      assertThat(before).isCloseTo(exact.lostHours(), within(exact.lostHours()));
      near(row, "if_met_p50_ms", exact.percentileMillis(0.50));
      near(row, "if_met_p95_ms", exact.percentileMillis(0.95));
      near(row, "if_met_p99_ms", exact.percentileMillis(0.99));
      near(row, "if_met_apdex", exact.apdex());
      near(row, "if_met_user_hours", exact.userHours());
    }
  }

  private static void near(Map<String, String> row, String column, double exact) {
    assertThat(number(row, column))
        .as("%s of %s", column, row)
        .isCloseTo(exact, org.assertj.core.api.Assertions.within(ONE_PERCENT * exact));
  }

  private static org.assertj.core.data.Offset<Double> within(double exact) {
    return org.assertj.core.api.Assertions.within(ONE_PERCENT * exact + 0.0001);
  }

  private static double number(Map<String, String> row, String column) {
    return Double.parseDouble(row.get(column));
  }

  private ScenarioDay day(LocalDate date, Problem problem) {
    return new ScenarioDay(SEED, traffic, noise, date, problem);
  }

  private void log(LocalDate date, Problem problem) throws IOException {
    LogSink.write(
        day(date, problem), folder.resolve(date.equals(DAY) ? "access.log" : "access.log." + date));
  }

  private int busiest() {
    int busiest = 0;
    for (int e = 0; e < traffic.endpoints().size(); e++) {
      if (traffic.endpoints().get(e).requestsADay()
          > traffic.endpoints().get(busiest).requestsADay()) {
        busiest = e;
      }
    }
    return busiest;
  }

  private CommandRun night(String... options) {
    List<Object> words = new ArrayList<>();
    words.addAll(List.of("nightly", "--input", folder.resolve("access.log*")));
    words.addAll(List.of("--format", LogSink.LOG_FORMAT, "--service", "crm"));
    words.addAll(List.of("--warehouse", folder.resolve("warehouse")));
    words.addAll(List.of("--reports", folder.resolve("reports"), "--zone", "UTC"));
    words.addAll(List.of("--date", DAY));
    words.addAll(List.of(options));
    return CommandRun.onTwoCores(words.toArray());
  }

  private List<String> findings(String kind) throws IOException {
    return CsvTable.read(report("findings.csv")).rows().stream()
        .filter(row -> row.get("kind").equals(kind))
        .map(row -> row.get("method") + " " + row.get("endpoint"))
        .toList();
  }

  private JsonNode summary() throws IOException {
    return new JsonMapper().readTree(report("summary.json").toFile());
  }

  private Path report(String name) {
    return folder.resolve("reports").resolve(DAY.toString()).resolve(name);
  }
}
