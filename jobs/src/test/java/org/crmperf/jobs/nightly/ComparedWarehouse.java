package org.crmperf.jobs.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.crmperf.jobs.advice.scenario.Dice;
import org.crmperf.jobs.advice.scenario.LogSink;
import org.crmperf.jobs.advice.scenario.Noise;
import org.crmperf.jobs.advice.scenario.Problem;
import org.crmperf.jobs.advice.scenario.ScenarioDay;
import org.crmperf.jobs.advice.scenario.Traffic;
import org.crmperf.jobs.cli.CommandRun;

/**
 * A warehouse of known requests to compare periods of: Thursday to Saturday of two weeks, the later
 * week with a problem.
 */
final class ComparedWarehouse {
  static final long SEED = 20261121;
  static final LocalDate BEFORE = LocalDate.of(2026, 11, 12);
  static final LocalDate AFTER = LocalDate.of(2026, 11, 19);
  static final int DAYS = 3;

  final Traffic traffic = new Traffic(Traffic.of(24, 500, 4000, new Dice(SEED)).endpoints(), 1000);
  final Noise noise = Noise.ordinary(new Dice(SEED, 1));
  final Map<LocalDate, List<LogSink.Request>> requests = new TreeMap<>();
  private final Path folder;

  ComparedWarehouse(Path folder) {
    this.folder = folder;
  }

  /** Ingests both weeks. */
  ComparedWarehouse with(Problem after) throws IOException {
    for (int d = 0; d < DAYS; d++) {
      log(BEFORE.plusDays(d), Problem.NONE);
      log(AFTER.plusDays(d), after);
    }
    CommandRun.quietly(
        "ingest",
        "--input",
        folder.resolve("access*.log"),
        "--format",
        LogSink.LOG_FORMAT,
        "--service",
        "crm",
        "--warehouse",
        warehouse(),
        "--quiet");
    CommandRun.quietly("rollup", "--warehouse", warehouse(), "--quiet");
    return this;
  }

  private void log(LocalDate day, Problem problem) throws IOException {
    Path file = folder.resolve("access-" + day + ".log");
    requests.put(day, LogSink.write(day(day, problem), file));
  }

  ScenarioDay day(LocalDate day, Problem problem) {
    return new ScenarioDay(SEED, traffic, noise, day, problem);
  }

  Path warehouse() {
    return folder.resolve("warehouse");
  }

  Path reports() {
    return folder.resolve("reports");
  }

  Path report(String name, String file) {
    return reports().resolve("compare").resolve(name).resolve(file);
  }

  JsonNode summary(String name) throws IOException {
    return new JsonMapper().readTree(report(name, "summary.json").toFile());
  }

  CommandRun compare(Object... options) {
    List<Object> words =
        new ArrayList<>(
            List.of(
                "compare", "--warehouse", warehouse(), "--reports", reports(), "--zone", "UTC"));
    words.addAll(List.of(options));
    return CommandRun.onTwoCores(words.toArray());
  }

  /** The three days of a week. */
  static String week(LocalDate first) {
    return first + ".." + first.plusDays(DAYS - 1);
  }

  int busiest() {
    int busiest = 0;
    for (int e = 0; e < traffic.endpoints().size(); e++) {
      if (traffic.endpoints().get(e).requestsADay()
          > traffic.endpoints().get(busiest).requestsADay()) {
        busiest = e;
      }
    }
    return busiest;
  }

  String name(int endpoint) {
    Traffic.Endpoint e = traffic.endpoints().get(endpoint);
    return e.method() + " " + e.path();
  }

  /** The endpoints of which changes.csv says this. */
  List<String> changed(String name, String change) throws IOException {
    List<Map<String, String>> rows = CsvTable.read(report(name, "changes.csv")).rows();
    assertThat(rows).isNotEmpty();
    return rows.stream()
        .filter(row -> row.get("change").equals(change))
        .map(row -> row.get("method") + " " + row.get("endpoint"))
        .toList();
  }
}
