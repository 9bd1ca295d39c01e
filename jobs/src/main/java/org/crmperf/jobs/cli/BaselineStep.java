package org.crmperf.jobs.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.crmperf.jobs.advice.baseline.BaselineChoice;
import org.crmperf.jobs.advice.baseline.BaselineComparison;
import org.crmperf.jobs.advice.baseline.Comparison;
import org.crmperf.jobs.config.RunConfig;
import org.crmperf.jobs.metric.RollupCell;
import org.crmperf.jobs.metric.RollupKey;
import org.crmperf.jobs.report.ReportPeriod;
import org.crmperf.jobs.warehouse.LedgerEntry;
import org.crmperf.jobs.warehouse.LedgerRange;
import org.crmperf.jobs.warehouse.Warehouse;

/** Chooses the baseline's days and compares, holding one of them in memory at a time. */
final class BaselineStep {
  private static final long HOUR_SECONDS = 3600;

  private BaselineStep() {}

  /**
   * The comparison of a period.
   *
   * @param asked the option's value
   * @param cells of the period
   * @param day reads the cells of a day
   */
  static Comparison compare(
      String asked,
      ReportPeriod period,
      Map<RollupKey, RollupCell> cells,
      Warehouse warehouse,
      RunConfig config,
      Function<LocalDate, Map<RollupKey, RollupCell>> day) {
    BaselineChoice choice =
        BaselineChoice.of(asked, period.from(), period.to(), hours(warehouse, period));
    if (choice.days().isEmpty() || cells.isEmpty()) {
      return Comparison.none(choice);
    }
    BaselineComparison comparison =
        new BaselineComparison(cells, period.zone(), config.policy(), config.changes());
    choice.days().forEach(date -> comparison.addDay(day.apply(date)));
    return comparison.compare(choice);
  }

  /** In how many hours of each day there were requests; of days that are kept whole. */
  private static Map<LocalDate, Integer> hours(Warehouse warehouse, ReportPeriod period) {
    ZoneId zone = period.zone();
    KeptDays kept = new KeptDays(warehouse);
    Set<LocalDate> gone = new TreeSet<>();
    TreeSet<Long> hours = new TreeSet<>();
    for (LedgerEntry entry : warehouse.ledger().entries()) {
      for (LedgerRange range : entry.ranges()) {
        hours.addAll(range.hours());
      }
    }
    Map<LocalDate, Integer> days = new TreeMap<>();
    for (long hour : hours) {
      Instant start = Instant.ofEpochSecond(hour * HOUR_SECONDS);
      LocalDate day = start.atZone(zone).toLocalDate();
      days.merge(day, 1, Integer::sum);
      if (!kept.has(hour, period)) {
        gone.add(day);
      }
    }
    days.keySet().removeAll(gone);
    return days;
  }
}
