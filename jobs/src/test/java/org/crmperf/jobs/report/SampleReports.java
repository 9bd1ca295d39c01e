package org.crmperf.jobs.report;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.crmperf.jobs.advice.Finding;
import org.crmperf.jobs.advice.FindingKind;
import org.crmperf.jobs.advice.Reliability;
import org.crmperf.jobs.advice.Severity;
import org.crmperf.jobs.metric.MetricPolicy;
import org.crmperf.jobs.metric.MetricRow;
import org.crmperf.jobs.metric.RequestStats;
import org.crmperf.jobs.metric.TimePart;
import org.crmperf.jobs.report.ReportModel.Accounting;
import org.crmperf.jobs.report.ReportModel.EndpointRow;
import org.crmperf.jobs.report.ReportModel.HourRow;
import org.crmperf.jobs.report.ReportModel.ReasonCount;
import org.crmperf.jobs.report.ReportModel.Source;
import org.crmperf.jobs.text.Text;

/**
 * Report models made by hand, the same on every run: a business day with lognormal times, a quiet
 * night and an outage after 14:00.
 */
final class SampleReports {
  static final LocalDate DAY = LocalDate.of(2026, 11, 21);
  static final ZoneId UTC = ZoneId.of("UTC");
  private static final ReportModel.Rules RULES =
      new ReportModel.Rules(ReportBuilder.RULE, MetricPolicy.DEFAULT_TARGET_MILLIS, 1);

  private static final String[] NAMES = {
    "/index.php?module=Accounts&action=DetailView",
    "/index.php?module=Accounts&action=ListView",
    "/index.php?module=Contacts&action=DetailView",
    "/index.php?module=Reports&action=Run",
    "/api/v1/Account/{id}",
    "/api/v1/Opportunity/{id}/activities",
    "/web/dataset/call_kw/res.partner/search_read",
    "/web/dataset/call_kw/sale.order/write",
    "/services/data/v{n}/sobjects/Account/{id}",
    "/services/data/v{n}/query",
    "/api/data/v9.2/accounts({id})",
    "/login",
    "/static/*",
    "/attachments/{id}/download",
    "/search",
    "/health"
  };
  private static final String[] METHODS = {"GET", "GET", "POST", "GET", "PUT", "POST"};

  private SampleReports() {}

  /** An ordinary day of sixteen endpoints. */
  static ReportModel day() {
    return of(DAY, UTC, 16, List.of(), false);
  }

  /** A day of {@code endpoints} endpoints, each with all its hours. */
  static ReportModel large(int endpoints) {
    return of(DAY, UTC, endpoints, List.of(), true);
  }

  /** A day in a zone, for days of 23 and 25 hours. */
  static ReportModel in(ZoneId zone, LocalDate date) {
    return of(date, zone, 6, List.of(), false);
  }

  /** A day whose endpoints have these names. */
  static ReportModel named(List<String> names) {
    return of(DAY, UTC, names.size(), names, false);
  }

  /** A day without a request. */
  static ReportModel quiet() {
    List<HourRow> hours = new ArrayList<>();
    for (OffsetDateTime start : starts(DAY, UTC)) {
      hours.add(new HourRow(start, new MetricRow(new RequestStats(), 3600)));
    }
    return new ReportModel(
        "0.1.0",
        Instant.parse("2026-11-22T02:10:00Z"),
        UTC,
        DAY,
        DAY,
        List.of(),
        new MetricRow(new RequestStats(), 86_400),
        hours,
        List.of(),
        List.of(),
        List.of(),
        SampleAdvice.timeLost(List.of(), new RequestStats()),
        SampleAdvice.nothingToCompare(),
        new Accounting(0, 0, 0, 0, 0, 0, List.of(), List.of()),
        RULES,
        0,
        2000,
        List.of(),
        Reliability.none());
  }

  private static ReportModel of(
      LocalDate date, ZoneId zone, int endpoints, List<String> names, boolean everyHour) {
    List<OffsetDateTime> starts = starts(date, zone);
    List<RequestStats> hourStats = new ArrayList<>();
    for (int h = 0; h < starts.size(); h++) {
      hourStats.add(new RequestStats());
    }
    RequestStats total = new RequestStats();
    List<EndpointRow> rows = new ArrayList<>();
    Random random = new Random(20261121);
    long seconds = starts.size() * 3600L;
    for (int e = 0; e < endpoints; e++) {
      RequestStats sum = new RequestStats();
      List<HourRow> hours = new ArrayList<>();
      double target = 500 + 250 * (e % 3);
      for (int h = 0; h < starts.size(); h++) {
        int hourOfDay = starts.get(h).getHour();
        int n = everyHour ? 3 + random.nextInt(20) : requests(e, hourOfDay, random);
        if (n == 0) {
          continue;
        }
        RequestStats stats = stats(e, n, hourOfDay == 14 && e < 12, target, random);
        hours.add(new HourRow(starts.get(h), new MetricRow(stats, 3600)));
        sum.add(stats);
        hourStats.get(h).addCounts(stats);
      }
      total.addCounts(sum);
      String name = name(e, names);
      rows.add(
          new EndpointRow(
              0,
              name,
              METHODS[e % METHODS.length],
              new MetricRow(sum, seconds),
              0,
              sum.latency.percentile(0.95) > target * 1000,
              target,
              hours,
              List.of(List.of("crm"), List.of("crm", "portal"), List.of("portal")).get(e % 3)));
    }
    List<HourRow> hours = new ArrayList<>();
    for (int h = 0; h < starts.size(); h++) {
      RequestStats stats = hourStats.get(h);
      minutes(stats, starts.get(h).getHour() == 14 ? 7 : 0);
      total.upMinutes += stats.upMinutes;
      total.downMinutes += stats.downMinutes;
      total.peakMinuteRequests = Math.max(total.peakMinuteRequests, stats.peakMinuteRequests);
      hours.add(new HourRow(starts.get(h), new MetricRow(stats, 3600)));
    }
    return new ReportModel(
        "0.1.0",
        Instant.parse("2026-11-22T02:10:00Z"),
        zone,
        date,
        date,
        List.of("crm", "portal"),
        new MetricRow(total, seconds),
        hours,
        ranked(rows, total),
        SampleAdvice.outages(starts),
        findings(starts, rows),
        SampleAdvice.timeLost(rows, total),
        SampleAdvice.comparison(rows),
        accounting(total.requests),
        RULES,
        endpoints >= 2000 ? 1312 : 0,
        2000,
        List.of(SampleReliability.loadTest()),
        SampleReliability.of(starts.get(0)));
  }

  private static String name(int e, List<String> names) {
    if (!names.isEmpty()) {
      return names.get(e);
    }
    return e < NAMES.length ? NAMES[e] : NAMES[e % NAMES.length] + "/part-" + e;
  }

  private static int requests(int e, int hour, Random random) {
    double business = Math.max(0, 1 - Math.abs(hour - 13) / 9.0);
    return (int) Math.round(business * (400.0 / (1 + e)) * (0.9 + 0.2 * random.nextDouble()));
  }

  private static RequestStats stats(int e, int n, boolean outage, double target, Random random) {
    RequestStats stats = new RequestStats();
    double median = 20 + 60 * (e % 7);
    for (int i = 0; i < n; i++) {
      long millis = Math.round(median * Math.exp(random.nextGaussian() * 0.8));
      boolean error = outage ? i % 8 == 0 : random.nextInt(900) == 0;
      stats.requests++;
      stats.timed++;
      stats.apdexSamples++;
      stats.sumMicros += millis * 1000;
      stats.maxMicros = Math.max(stats.maxMicros, millis * 1000);
      if (e % 3 != 2) {
        int upstream = TimePart.UPSTREAM.ordinal();
        stats.partMicros[upstream] += millis * (800 - e % 7 * 100);
        stats.partOfMicros[upstream] += millis * 1000;
      }
      stats.latency.record(millis * 1000, 1000);
      stats.responseBytes += 2000 + random.nextInt(9000);
      if (error) {
        stats.errors++;
        stats.errors5xx++;
      } else if (millis <= target) {
        stats.satisfied++;
      } else if (millis <= 4 * target) {
        stats.tolerating++;
      }
      if (!error && random.nextInt(60) == 0) {
        stats.errors4xx++;
      }
      if (millis > target) {
        stats.overTarget++;
        stats.overTargetMicros += Math.round((millis - target) * 1000);
      }
    }
    minutes(stats, outage ? 4 : 0);
    return stats;
  }

  private static void minutes(RequestStats stats, int down) {
    stats.upMinutes = Math.min(60, stats.requests);
    stats.downMinutes = Math.min(down, stats.upMinutes);
    stats.upMinutes -= stats.downMinutes;
    stats.peakMinuteRequests = (long) Math.ceil(stats.requests / 60.0 * 1.6);
  }

  private static List<EndpointRow> ranked(List<EndpointRow> rows, RequestStats total) {
    List<EndpointRow> sorted = new ArrayList<>(rows);
    sorted.sort(
        Comparator.comparingLong((EndpointRow r) -> -r.row().stats().overTargetMicros)
            .thenComparingLong(r -> -r.row().stats().sumMicros));
    List<EndpointRow> ranked = new ArrayList<>();
    for (EndpointRow row : sorted) {
      ranked.add(
          new EndpointRow(
              ranked.size() + 1,
              row.endpoint(),
              row.method(),
              row.row(),
              total.sumMicros == 0
                  ? Double.NaN
                  : (double) row.row().stats().sumMicros / total.sumMicros,
              row.slow(),
              row.targetMillis(),
              row.hours(),
              row.services()));
    }
    return ranked;
  }

  private static List<OffsetDateTime> starts(LocalDate date, ZoneId zone) {
    List<OffsetDateTime> starts = new ArrayList<>();
    Instant end = date.plusDays(1).atStartOfDay(zone).toInstant();
    for (Instant at = date.atStartOfDay(zone).toInstant();
        at.isBefore(end);
        at = at.plus(Duration.ofHours(1))) {
      starts.add(at.atZone(zone).toOffsetDateTime());
    }
    return starts;
  }

  private static List<Finding> findings(List<OffsetDateTime> starts, List<EndpointRow> rows) {
    OffsetDateTime from = starts.get(0);
    OffsetDateTime to = starts.get(starts.size() - 1).plusHours(1);
    List<Finding> findings = new ArrayList<>();
    findings.add(
        new Finding(
            Severity.CRITICAL,
            FindingKind.OUTAGE,
            null,
            null,
            from.plusHours(14).plusMinutes(7),
            from.plusHours(14).plusMinutes(14),
            Text.verbatim("In 7 minutes 174 of 212 requests failed."),
            Text.verbatim("Look at what was deployed or restarted shortly before 14:07."),
            Text.NONE,
            1));
    EndpointRow searched = rows.get(rows.size() - 1);
    findings.add(
        new Finding(
            Severity.HIGH,
            FindingKind.DATABASE,
            searched.endpoint(),
            searched.method(),
            from.plusHours(8),
            from.plusHours(18),
            Text.verbatim(
                "71 % of its time is the database's, and it grows with the size of the answer."),
            Text.verbatim("Look at the plan of its statements, and give the list pages."),
            Text.verbatim("up to 0.2 user hours a day"),
            0.62,
            SampleReliability.cause(from)));
    for (EndpointRow row : rows) {
      if (row.slow()) {
        findings.add(
            new Finding(
                Severity.HIGH,
                FindingKind.SLOW,
                row.endpoint(),
                row.method(),
                from,
                to,
                Text.verbatim("p95 is over the target in most hours."),
                Text.verbatim("Start with the query behind it."),
                Text.verbatim("12 min of waiting a day"),
                0.8));
      }
    }
    return findings;
  }

  private static Accounting accounting(long parsed) {
    long rejected = 37;
    long lines = parsed + rejected + 4;
    return new Accounting(
        lines,
        parsed,
        rejected,
        4,
        0,
        lines * 293,
        List.of(
            new Source(
                "/var/log/nginx/access.log.1",
                "nginx-combined-times",
                "read",
                lines,
                parsed,
                rejected,
                4,
                0,
                lines * 293)),
        List.of(new ReasonCount("layout", 30), new ReasonCount("binary", 7)));
  }
}
