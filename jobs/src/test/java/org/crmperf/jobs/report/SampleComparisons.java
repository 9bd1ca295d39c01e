package org.crmperf.jobs.report;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.crmperf.jobs.advice.baseline.BaselineChoice;
import org.crmperf.jobs.advice.baseline.BaselineComparison;
import org.crmperf.jobs.advice.compare.PeriodComparison;
import org.crmperf.jobs.advice.compare.PeriodTally;
import org.crmperf.jobs.advice.loadtest.LoadTestComparison;
import org.crmperf.jobs.advice.scenario.CellSink;
import org.crmperf.jobs.advice.scenario.Dice;
import org.crmperf.jobs.advice.scenario.Noise;
import org.crmperf.jobs.advice.scenario.Problem;
import org.crmperf.jobs.advice.scenario.ScenarioDay;
import org.crmperf.jobs.advice.scenario.Traffic;
import org.crmperf.jobs.metric.ChangePolicy;
import org.crmperf.jobs.metric.MetricPolicy;
import org.crmperf.jobs.metric.RollupCell;
import org.crmperf.jobs.metric.RollupKey;
import org.crmperf.jobs.report.compare.CompareSubject;
import org.crmperf.jobs.report.compare.ComparisonFiles;
import org.crmperf.jobs.report.compare.LoadTestFiles;
import org.crmperf.jobs.text.Text;
import org.crmperf.jobs.text.Words;

/** Comparisons to look at: a release that slowed some endpoints, and a load test of many faults. */
final class SampleComparisons {
  private static final long SEED = 4711;
  private static final LocalDate BEFORE = LocalDate.of(2026, 11, 9);
  private static final LocalDate AFTER = LocalDate.of(2026, 11, 16);
  private static final int DAYS = 5;
  private static final int DAY_SECONDS = 86_400;
  private static final MetricPolicy POLICY = MetricPolicy.defaults();

  private SampleComparisons() {}

  /** Endpoints of which some are called as given. */
  private static Traffic traffic(List<String> names) {
    List<Traffic.Endpoint> endpoints = new ArrayList<>();
    List<Traffic.Endpoint> plain = Traffic.of(48, 1000, 9000, new Dice(SEED)).endpoints();
    for (int e = 0; e < plain.size(); e++) {
      Traffic.Endpoint p = plain.get(e);
      endpoints.add(
          new Traffic.Endpoint(
              p.service(),
              e < names.size() ? names.get(e) : p.path(),
              p.method(),
              p.requestsADay(),
              p.medianMillis(),
              p.sigma(),
              p.slowShare(),
              p.errorRate(),
              p.load()));
    }
    return new Traffic(endpoints, 1000);
  }

  private static final Problem RELEASE =
      new Problem() {
        @Override
        public double volume(int endpoint, int hour) {
          return endpoint == 3 ? 0 : 1;
        }

        @Override
        public double millis(int endpoint, int minute, double rank, double millis) {
          if (endpoint == 20 || endpoint == 21) {
            return millis * 0.6;
          }
          return endpoint % 7 == 2 ? millis * (1.2 + endpoint * 0.02) : millis;
        }

        @Override
        public double errorRate(int endpoint, int minute, double rate) {
          return endpoint == 5 ? rate + 0.04 : rate;
        }
      };

  private static Map<RollupKey, RollupCell> cells(
      Traffic traffic, LocalDate first, int days, Problem problem) {
    Map<RollupKey, RollupCell> cells = new TreeMap<>();
    Noise noise = Noise.ordinary(new Dice(SEED, 1));
    for (int d = 0; d < days; d++) {
      cells.putAll(
          CellSink.of(new ScenarioDay(SEED, traffic, noise, first.plusDays(d), problem), POLICY));
    }
    return cells;
  }

  /** Writes the comparison of two weeks; returns its page. */
  static String periods(ReportStore store, List<String> names, String name, Words words) {
    Traffic traffic = traffic(names);
    Map<RollupKey, RollupCell> after = cells(traffic, AFTER, DAYS, RELEASE);
    BaselineComparison comparison =
        new BaselineComparison(after, ZoneOffset.UTC, POLICY, ChangePolicy.DEFAULTS);
    PeriodTally then = new PeriodTally((long) DAYS * DAY_SECONDS);
    for (int d = 0; d < DAYS; d++) {
      Map<RollupKey, RollupCell> day = cells(traffic, BEFORE.plusDays(d), 1, Problem.busier(4, 0));
      comparison.addDay(day);
      then.add(day);
    }
    PeriodTally now = new PeriodTally((long) DAYS * DAY_SECONDS);
    now.add(after);
    PeriodComparison found =
        PeriodComparison.of(
            then,
            now,
            comparison.compare(new BaselineChoice("", List.of(), false, Text.NONE)),
            ChangePolicy.DEFAULTS,
            ZoneOffset.UTC);
    return ComparisonFiles.write(found, subject(name, "2026-11-16..2026-11-20"), words, store);
  }

  /** Writes the comparison of a load test; returns its page. */
  static String loadTest(ReportStore store, List<String> names, String name, Words words) {
    Traffic traffic = traffic(names);
    PeriodTally production = new PeriodTally((long) DAYS * DAY_SECONDS);
    production.add(cells(traffic, BEFORE, DAYS, Problem.NONE));
    Problem problem =
        new Problem() {
          @Override
          public double volume(int endpoint, int hour) {
            return endpoint % 6 == 1 ? 0 : endpoint % 4 == 0 ? 0.4 : 1;
          }

          @Override
          public double millis(int endpoint, int minute, double rank, double millis) {
            return Math.min(millis, traffic.endpoints().get(endpoint).medianMillis() * 2.5);
          }
        };
    PeriodTally test = new PeriodTally(DAY_SECONDS);
    Map<RollupKey, RollupCell> cells = new HashMap<>(cells(traffic, AFTER, 1, problem));
    test.add(new TreeMap<>(cells));
    LoadTestComparison found = LoadTestComparison.of(production, test, 0.08, ChangePolicy.DEFAULTS);
    return LoadTestFiles.write(found, subject(name, name + ".jtl"), words, store);
  }

  private static CompareSubject subject(String name, String after) {
    return new CompareSubject(
        name,
        new CompareSubject.Side(
            "2026-11-09..2026-11-13",
            BEFORE.atStartOfDay(ZoneOffset.UTC).toInstant(),
            BEFORE.plusDays(DAYS).atStartOfDay(ZoneOffset.UTC).toInstant()),
        new CompareSubject.Side(
            after,
            AFTER.atStartOfDay(ZoneOffset.UTC).toInstant(),
            AFTER.plusDays(DAYS).atStartOfDay(ZoneOffset.UTC).toInstant()),
        List.of("crm"),
        java.time.ZoneId.of("UTC"),
        "1.0");
  }
}
