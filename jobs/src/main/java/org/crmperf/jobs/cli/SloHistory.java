package org.crmperf.jobs.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.crmperf.jobs.advice.slo.BurnWindow;
import org.crmperf.jobs.advice.slo.Objective;
import org.crmperf.jobs.advice.slo.SloInput;
import org.crmperf.jobs.advice.slo.SloReport;
import org.crmperf.jobs.config.Objectives;
import org.crmperf.jobs.config.RunConfig;
import org.crmperf.jobs.metric.MinuteHistory;
import org.crmperf.jobs.report.ReportPeriod;
import org.crmperf.jobs.rollup.MinutesReader;
import org.crmperf.jobs.warehouse.FileStores;
import org.crmperf.jobs.warehouse.Warehouse;

/** The configured objectives, and the minutes they are judged by. */
final class SloHistory {
  private static final long DAY_MINUTES = 1440;

  private SloHistory() {}

  /** Of the 30 days that end with the period, and in any case the lead-in of its first minute. */
  static SloInput of(
      Warehouse warehouse, FileStores stores, ReportPeriod period, RunConfig config) {
    long start = Math.floorDiv(period.start().getEpochSecond(), 60L);
    long end = Math.floorDiv(period.end().getEpochSecond(), 60L);
    long from = Math.min(end - SloReport.TRAILING_DAYS * DAY_MINUTES, start - BurnWindow.LEAD_IN);
    Map<String, MinuteHistory> history =
        new MinutesReader(warehouse, stores).read(from, end, config.policy().lateMicros());
    return new SloInput(objectives(config.slo(), history), history);
  }

  /** The platform's; those of services that have their own; and, for several, the others' too. */
  private static List<Objective> objectives(Objectives slo, Map<String, MinuteHistory> history) {
    List<Objective> objectives = new ArrayList<>();
    add("", slo.availability(), slo.latencyShare(), slo, true, objectives);
    for (String service : history.keySet()) {
      Objectives.ServiceObjectives own = slo.services().get(service);
      if (own != null) {
        add(service, own.availability(), own.latencyShare(), slo, true, objectives);
      } else if (history.size() > 1 && !service.isEmpty()) {
        add(service, slo.availability(), slo.latencyShare(), slo, false, objectives);
      }
    }
    return objectives;
  }

  private static void add(
      String service,
      double availability,
      double latencyShare,
      Objectives slo,
      boolean gated,
      List<Objective> to) {
    to.add(new Objective(service, Objective.Kind.AVAILABILITY, availability, Double.NaN, gated));
    to.add(
        new Objective(service, Objective.Kind.LATENCY, latencyShare, slo.latencyMillis(), gated));
  }
}
