package org.crmperf.jobs.report;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.crmperf.jobs.advice.FindingDetails;
import org.crmperf.jobs.advice.Reliability;
import org.crmperf.jobs.advice.availability.Availability;
import org.crmperf.jobs.advice.scalability.Interval;
import org.crmperf.jobs.advice.scalability.LoadPoint;
import org.crmperf.jobs.advice.scalability.Scalability;
import org.crmperf.jobs.advice.scalability.ScalabilityVerdict;
import org.crmperf.jobs.advice.scalability.ServiceScalability;
import org.crmperf.jobs.advice.scalability.UslFit;
import org.crmperf.jobs.advice.slo.BurnAlert;
import org.crmperf.jobs.advice.slo.BurnWindow;
import org.crmperf.jobs.advice.slo.ErrorBudget;
import org.crmperf.jobs.advice.slo.Objective;
import org.crmperf.jobs.advice.slo.SloReport;
import org.crmperf.jobs.advice.slo.SloStatus;
import org.crmperf.jobs.metric.Exemplar;
import org.crmperf.jobs.text.Text;

/**
 * What {@link SampleReports} say of objectives, of load, of load tests, and of what shows a cause.
 */
final class SampleReliability {
  private SampleReliability() {}

  /** One objective overdrawn with alerts, one kept, one without requests; a service that fits. */
  static Reliability of(OffsetDateTime start) {
    Objective available = new Objective("", Objective.Kind.AVAILABILITY, 0.999, Double.NaN, true);
    Objective quick = new Objective("portal", Objective.Kind.LATENCY, 0.95, 1000, false);
    Objective silent = new Objective("crm", Objective.Kind.LATENCY, 0.9, 500, false);
    OffsetDateTime fired = start.plusHours(14).plusMinutes(9);
    SloReport slo =
        new SloReport(
            List.of(
                new SloStatus(
                    available,
                    new ErrorBudget(12_127, 169, 0.001),
                    new ErrorBudget(360_000, 240, 0.001),
                    30,
                    0.47,
                    List.of(
                        new BurnAlert(
                            BurnWindow.ALL.get(0),
                            fired,
                            fired.plusMinutes(61),
                            96.2,
                            174,
                            900,
                            180),
                        new BurnAlert(
                            BurnWindow.ALL.get(1),
                            fired.plusMinutes(2),
                            null,
                            31,
                            170,
                            5400,
                            180))),
                new SloStatus(
                    quick,
                    new ErrorBudget(4000, 80, 0.05),
                    new ErrorBudget(120_000, 3000, 0.05),
                    30,
                    0.01,
                    List.of()),
                new SloStatus(
                    silent,
                    new ErrorBudget(0, 0, 0.1),
                    new ErrorBudget(100, 1, 0.1),
                    2,
                    0,
                    List.of())));
    return new Reliability(
        Availability.none(), slo, new Scalability(List.of(fitted(), flat()), List.of()));
  }

  private static ServiceScalability fitted() {
    UslFit fit =
        new UslFit(
            new Interval(9, 8.6, 9.5),
            new Interval(0.03, 0.02, 0.05),
            new Interval(0.0009, 0.0006, 0.0013),
            0.982);
    List<LoadPoint> points = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      double n = 1.5 + i * 2.4;
      points.add(new LoadPoint(n, fit.throughput(n) * (i % 2 == 0 ? 1.03 : 0.96), 80 - 5 * i));
    }
    double peak = fit.throughput(fit.peakConcurrency());
    return new ServiceScalability(
        "crm", ScalabilityVerdict.PEAK_KNOWN, 640, 84, 27, fit, peak, peak / 84 - 1, 2.4, points);
  }

  private static ServiceScalability flat() {
    return new ServiceScalability(
        "portal",
        ScalabilityVerdict.RANGE_TOO_NARROW,
        610,
        12,
        2.2,
        null,
        Double.NaN,
        Double.NaN,
        1,
        List.of(new LoadPoint(1.8, 10, 300), new LoadPoint(2.2, 12, 310)));
  }

  /** Of a cause: with a request whose target would harm a terminal, a page and a spreadsheet. */
  static FindingDetails cause(OffsetDateTime start) {
    long stamped = start.plusHours(9).toEpochSecond() * 1_000_000;
    return new FindingDetails(
        0.2,
        Text.verbatim("The database's own log shows these statements to be fast."),
        List.of(
            new Exemplar(2_400_000, stamped, 200, 18_220, "/search?q=<b>x</b>\u001b[31m"),
            new Exemplar(1_900_000, stamped + 61_000_000, 200, 9000, "=HYPERLINK(1)")));
  }

  /** One that knows when it was, and one that does not; some figures are not given. */
  static ReportModel.LoadTest loadTest() {
    Instant first = Instant.parse("2026-11-21T08:00:00Z");
    return new ReportModel.LoadTest(
        "/logs/sales_stats.csv",
        "locust_stats",
        List.of(
            new ReportModel.LoadTestRow(
                "<b>Accounts</b>", "GET", "", 1200, 3, 310, 820.25, 2300, 7211.74, null, null),
            new ReportModel.LoadTestRow(
                "Aggregated",
                "",
                "",
                2300,
                24,
                290,
                Double.NaN,
                Double.NaN,
                173768.9,
                first,
                first.plusSeconds(600))));
  }
}
