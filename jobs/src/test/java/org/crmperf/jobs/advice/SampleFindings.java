package org.crmperf.jobs.advice;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.crmperf.jobs.advice.availability.Availability;
import org.crmperf.jobs.advice.availability.BlastRadius;
import org.crmperf.jobs.advice.availability.ClientsLeft;
import org.crmperf.jobs.advice.availability.FailureMode;
import org.crmperf.jobs.advice.availability.FirstSign;
import org.crmperf.jobs.advice.availability.Hit;
import org.crmperf.jobs.advice.availability.Incident;
import org.crmperf.jobs.advice.availability.Scope;
import org.crmperf.jobs.advice.baseline.BaselineChoice;
import org.crmperf.jobs.advice.baseline.Change;
import org.crmperf.jobs.advice.baseline.Comparison;
import org.crmperf.jobs.advice.baseline.ComparisonFindings;
import org.crmperf.jobs.advice.baseline.EndpointChange;
import org.crmperf.jobs.advice.memory.Memory;
import org.crmperf.jobs.advice.memory.Night;
import org.crmperf.jobs.advice.memory.Owner;
import org.crmperf.jobs.advice.scalability.EndpointLoad;
import org.crmperf.jobs.advice.scalability.Interval;
import org.crmperf.jobs.advice.scalability.Scalability;
import org.crmperf.jobs.advice.scalability.ScalabilityVerdict;
import org.crmperf.jobs.advice.scalability.ServiceScalability;
import org.crmperf.jobs.advice.scalability.UslFit;
import org.crmperf.jobs.advice.series.Clock;
import org.crmperf.jobs.advice.slo.BurnAlert;
import org.crmperf.jobs.advice.slo.BurnWindow;
import org.crmperf.jobs.advice.slo.ErrorBudget;
import org.crmperf.jobs.advice.slo.Objective;
import org.crmperf.jobs.advice.slo.SloReport;
import org.crmperf.jobs.advice.slo.SloStatus;
import org.crmperf.jobs.advice.stats.QuantileInterval;
import org.crmperf.jobs.advice.timelost.TimeLost;
import org.crmperf.jobs.metric.EndpointFold.Endpoint;
import org.crmperf.jobs.metric.MetricRow;
import org.crmperf.jobs.metric.RequestStats;
import org.jspecify.annotations.Nullable;

/** Findings of every kind but the causes, with each sentence and clause that they may have. */
final class SampleFindings {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
  private static final OffsetDateTime START = OffsetDateTime.parse("2026-11-20T00:00:00+01:00");
  private static final Window WINDOW = new Window(START, START.plusDays(1));

  private SampleFindings() {}

  static List<Finding> all() {
    List<Finding> all = new ArrayList<>(FindingRules.of(facts()));
    all.addAll(IncidentFindings.of(incidents(), clock(1)));
    all.addAll(IncidentFindings.of(incidents(), clock(2)));
    all.addAll(ErrorFindings.of(availability(), WINDOW));
    all.addAll(SloFindings.of(new SloReport(objectives()), WINDOW, clock(1)));
    all.addAll(ScalabilityFindings.of(scalability(), WINDOW));
    for (Change change : List.of(Change.REGRESSED, Change.IMPROVED, Change.UNCHANGED)) {
      all.addAll(ComparisonFindings.of(comparison(change), WINDOW.start(), WINDOW.end()));
    }
    all.addAll(remembered());
    return all;
  }

  private static Clock clock(int days) {
    return Clock.of(START.toInstant(), START.plusDays(days).toInstant(), START.getOffset());
  }

  private static PeriodFacts facts() {
    RequestStats stats = new RequestStats();
    stats.requests = 1000;
    stats.errors = 25;
    for (int i = 1; i <= 1000; i++) {
      stats.timed++;
      stats.sumMicros += i * 1000L;
      stats.latency.record(i * 1000L, 1000);
    }
    stats.overTarget = 500;
    stats.overTargetMicros = 7_200_000_000L;
    MetricRow row = new MetricRow(stats, 86_400);
    TimeLost.Figures today = new TimeLost.Figures(500, 950, 990, 0.7, 12);
    TimeLost.Row lost =
        new TimeLost.Row(
            "/a", "GET", 500, 2, 0.4, 500, new TimeLost.Figures(480, 500, 500, 0.9, 10));
    return new PeriodFacts(
        WINDOW.start(),
        WINDOW.end(),
        row,
        List.of(
            new EndpointFacts("/a", "GET", row, 0.4, true, 500),
            new EndpointFacts("/b", "POST", row, 0.05, true, 500)),
        List.of(),
        new TimeLost(5, today, today, List.of(lost)),
        10_000,
        700,
        0.01,
        31,
        2000);
  }

  private static List<Incident> incidents() {
    List<Incident> all = new ArrayList<>();
    Hit hit = new Hit("/a", "GET", 100, 90);
    FirstSign own = new FirstSign(FirstSign.Kind.SLOWED, "", START.plusMinutes(595), 5);
    FirstSign other = new FirstSign(FirstSign.Kind.FAILED, "GET /b", START.plusMinutes(597), 3);
    BlastRadius all8 = new BlastRadius(8, 8, List.of("crm", "web"), "", 0.9, List.of(hit));
    BlastRadius few = new BlastRadius(8, 2, List.of("crm"), "crm", 0.9, List.of(hit));
    all.add(incident(Scope.PLATFORM, true, all8, null, false));
    all.add(incident(Scope.PLATFORM, false, few, other, true));
    all.add(incident(Scope.SERVICE, true, few, own, true));
    all.add(
        incident(
            Scope.SERVICE, false, new BlastRadius(8, 0, List.of(), "", 0, List.of()), own, false));
    all.add(incident(Scope.ENDPOINT, true, few, null, true));
    all.add(incident(Scope.ENDPOINT, false, few, own, false));
    return all;
  }

  private static Incident incident(
      Scope scope, boolean outage, BlastRadius radius, @Nullable FirstSign first, boolean storm) {
    boolean one = scope == Scope.ENDPOINT;
    return new Incident(
        scope,
        outage,
        scope == Scope.PLATFORM ? "" : "crm",
        one ? "/a" : null,
        one ? "GET" : null,
        START.plusMinutes(600),
        START.plusMinutes(612),
        600,
        612,
        400,
        300,
        one && !outage ? Double.NaN : 0.0012,
        radius,
        first,
        storm ? 2.5 : 1,
        storm);
  }

  private static Availability availability() {
    return new Availability(
        List.of(),
        List.of(mode(FailureMode.Kind.TIMEOUT, 30_000), mode(FailureMode.Kind.SLOW, Double.NaN)),
        List.of(
            new ClientsLeft("crm", "/a", "GET", 900, 30, 2000, 25, 0.2, true),
            new ClientsLeft("crm", "/b", "GET", 900, 30, Double.NaN, 25, 0.2, true)));
  }

  private static FailureMode mode(FailureMode.Kind kind, double limit) {
    return new FailureMode(
        "crm", "/a", "GET", kind, 40, 40, 0, 0, 40, 30_000, 30_100, 120, limit, 0.8);
  }

  private static List<SloStatus> objectives() {
    OffsetDateTime fired = START.plusMinutes(609);
    BurnAlert ended =
        new BurnAlert(BurnWindow.ALL.get(0), fired, fired.plusMinutes(61), 96.2, 174, 900, 180);
    BurnAlert on = new BurnAlert(BurnWindow.ALL.get(1), fired, null, 31, 170, 5400, 180);
    Objective available = new Objective("", Objective.Kind.AVAILABILITY, 0.999, Double.NaN, true);
    Objective late = new Objective("crm", Objective.Kind.LATENCY, 0.95, 1500, true);
    return List.of(
        status(available, 170, new ErrorBudget(300_000, 400, 0.001), List.of(ended, on)),
        status(late, 30, new ErrorBudget(300_000, 100, 0.05), List.of(ended)),
        status(late, 900, new ErrorBudget(0, 0, 0.05), List.of()));
  }

  private static SloStatus status(
      Objective objective, long bad, ErrorBudget trailing, List<BurnAlert> alerts) {
    ErrorBudget period = new ErrorBudget(12_000, bad, objective.budget());
    return new SloStatus(objective, period, trailing, 30, 0.4, alerts);
  }

  private static Scalability scalability() {
    UslFit fit =
        new UslFit(
            new Interval(9, 8.6, 9.5),
            new Interval(0.03, 0.02, 0.05),
            new Interval(0.0009, 0.0006, 0.0013),
            0.982);
    return new Scalability(
        List.of(
            service("", ScalabilityVerdict.PEAK_KNOWN, fit, 0.2),
            service("crm", ScalabilityVerdict.PEAK_KNOWN, fit, 0.05),
            service("web", ScalabilityVerdict.CONTENTION, fit, Double.NaN)),
        List.of(load("/a", 600, 900), load("/b", 200, 400), load("/c", Double.NaN, 400)));
  }

  private static ServiceScalability service(
      String name, ScalabilityVerdict verdict, UslFit fit, double headroom) {
    return new ServiceScalability(
        name, verdict, 640, 84, 27, fit, 84 * (1 + headroom), headroom, 2.4, List.of());
  }

  private static EndpointLoad load(String endpoint, double idle, double busy) {
    Interval rise = new Interval(1.8, 1.5, 2.1);
    return new EndpointLoad("crm", endpoint, "GET", 90, rise, 0.01, idle, busy, 500);
  }

  private static Comparison comparison(Change common) {
    EndpointChange.Errors more =
        new EndpointChange.Errors(Change.REGRESSED, 120, 0.02, 0.001, 1, 0.001);
    double ratio = common == Change.REGRESSED ? 1.12 : 0.91;
    return new Comparison(
        BaselineChoice.of("none", DAY, DAY, Map.of()),
        24,
        null,
        ratio,
        common,
        0.01,
        0.015,
        40,
        List.of(
            change("/new", Change.NEW, null, null),
            change("/gone", Change.GONE, null, null),
            change("/a", Change.REGRESSED, time(Change.REGRESSED, false, List.of(9, 10)), null),
            change("/b", Change.REGRESSED, time(Change.REGRESSED, true, List.of()), more),
            change("/c", Change.REGRESSED, null, more),
            change("/d", Change.IMPROVED, time(Change.IMPROVED, true, List.of()), null),
            change("/e", Change.IMPROVED, time(Change.IMPROVED, false, List.of(3)), null)));
  }

  private static EndpointChange change(
      String endpoint,
      Change change,
      EndpointChange.@Nullable Time time,
      EndpointChange.@Nullable Errors errors) {
    return new EndpointChange(endpoint, "GET", change, 5000, 4800, time, errors, null);
  }

  private static EndpointChange.Time time(Change change, boolean tail, List<Integer> hours) {
    double ratio = change == Change.REGRESSED ? 1.24 : 0.8;
    return new EndpointChange.Time(
        change,
        new QuantileInterval(508_400, 480_000, 530_000),
        new QuantileInterval(410_000, 390_000, 430_000),
        tail,
        ratio,
        ratio * 0.9,
        ratio * 1.1,
        0.001,
        change == Change.REGRESSED ? 0.4 : -0.4,
        hours);
  }

  /** Slow endpoints of all histories, with and without an owner and a note. */
  private static List<Finding> remembered() {
    Map<Endpoint, List<Night>> nights = new HashMap<>();
    Map<String, Owner> owners = new HashMap<>();
    List<Finding> slow = new ArrayList<>();
    List<String> histories = List.of("ffffs", "sffss", "sfffs", "ssfff", "sssff", "fffff");
    List<Owner> people =
        List.of(
            Owner.NOBODY,
            new Owner("sales", "", true),
            new Owner("", "after the move", true),
            new Owner("sales", "after the move", true));
    for (String history : histories) {
      for (Owner owner : people) {
        String path = "/" + history + "/" + people.indexOf(owner);
        owners.put(path, owner);
        nights.put(new Endpoint(path, "GET"), nights(history));
        slow.add(finding(path));
      }
    }
    Function<Endpoint, Owner> known = e -> owners.getOrDefault(e.endpoint(), Owner.NOBODY);
    return MemoryFindings.tell(slow, Memory.of(nights, DAY, known));
  }

  private static Finding finding(String path) {
    Finding like = FindingRules.of(facts()).get(0);
    return new Finding(
        Severity.MEDIUM,
        FindingKind.SLOW,
        path,
        "GET",
        START,
        START.plusDays(1),
        like.evidence(),
        like.recommendation(),
        like.estimatedGain(),
        0.9);
  }

  /** Nights that end with the day; s is slow. */
  private static List<Night> nights(String letters) {
    List<Night> nights = new ArrayList<>();
    for (int i = 0; i < letters.length(); i++) {
      LocalDate day = DAY.minusDays(letters.length() - 1L - i);
      nights.add(new Night(day, 100, letters.charAt(i) == 's' ? 50 : 0));
    }
    return nights;
  }

  /** Every way to choose a baseline. */
  static List<BaselineChoice> choices() {
    List<BaselineChoice> all = new ArrayList<>();
    for (int length : List.of(1, 7, 10)) {
      LocalDate from = DAY.minusDays(length - 1L);
      for (List<Integer> logged : LOGGED) {
        Map<LocalDate, Integer> hours = new HashMap<>();
        for (int i = 0; i < length; i++) {
          hours.put(DAY.minusDays(i), 24);
        }
        logged.forEach(back -> hours.put(from.minusDays(back), 24));
        for (String asked : List.of("none", "previous-day", "same-weekday", "trailing-28")) {
          all.add(BaselineChoice.of(asked, from, DAY, hours));
        }
        all.add(BaselineChoice.of("2026-11-01", from, DAY, hours));
      }
    }
    return all;
  }

  private static final List<List<Integer>> LOGGED =
      List.of(
          List.of(),
          List.of(1),
          List.of(2, 3),
          List.of(6),
          List.of(7, 8, 9, 10, 11, 12, 13),
          List.of(1, 7, 14, 21, 28),
          List.of(3, 14, 15, 16, 17, 18, 19),
          List.of(10, 11, 12, 19),
          List.of(21, 28, 29));
}
