package org.crmperf.jobs.report;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.crmperf.jobs.advice.Reliability;
import org.crmperf.jobs.advice.availability.Availability;
import org.crmperf.jobs.advice.availability.BlastRadius;
import org.crmperf.jobs.advice.availability.FirstSign;
import org.crmperf.jobs.advice.availability.Incident;
import org.crmperf.jobs.advice.availability.Scope;
import org.crmperf.jobs.advice.memory.EndpointHistory;
import org.crmperf.jobs.advice.memory.Memory;
import org.crmperf.jobs.advice.memory.Owner;
import org.crmperf.jobs.advice.scalability.EndpointLoad;
import org.crmperf.jobs.advice.scalability.Interval;
import org.crmperf.jobs.advice.scalability.Scalability;
import org.crmperf.jobs.report.ReportModel.Accounting;
import org.crmperf.jobs.report.ReportModel.ReasonCount;
import org.crmperf.jobs.report.ReportModel.Source;
import org.crmperf.parsers.schema.RejectReason;
import org.jspecify.annotations.Nullable;

/** A sample day with every section of the page: incidents, a memory, loads, rejects, restated. */
final class SampleNight {
  private SampleNight() {}

  static ReportModel model() {
    ReportModel day = SampleReports.day();
    OffsetDateTime start = day.hours().get(0).start();
    Reliability some = day.reliability();
    Reliability all =
        new Reliability(
            new Availability(incidents(start), List.of(), List.of()),
            some.slo(),
            new Scalability(some.scalability().services(), loads()));
    return new ReportModel(
        day.version(),
        day.generatedAt(),
        day.zone(),
        day.from(),
        day.to(),
        day.services(),
        day.total(),
        day.hours(),
        day.endpoints(),
        day.outages(),
        day.findings(),
        day.timeLost(),
        day.comparison(),
        accounting(day.accounting()),
        day.rules(),
        1312,
        day.endpointLimit(),
        day.loadTests(),
        all,
        memory(day.from()));
  }

  static Restatement restatement(ReportModel model) {
    List<RestatedHour> hours =
        List.of(
            new RestatedHour(
                model.hours().get(3).start(),
                HourFigures.NONE,
                new HourFigures(1200, 3, "812.500")));
    return new Restatement(hours, hours);
  }

  private static List<Incident> incidents(OffsetDateTime start) {
    OffsetDateTime at = start.plusHours(14);
    return List.of(
        incident(Scope.PLATFORM, null, at, new FirstSign(FirstSign.Kind.SLOWED, "", at, 4), false),
        incident(
            Scope.ENDPOINT, "/login", at, new FirstSign(FirstSign.Kind.FAILED, "crm", at, 1), true),
        incident(Scope.SERVICE, null, at, null, true),
        incident(Scope.SERVICE, null, at.plusHours(1), null, false));
  }

  private static Incident incident(
      Scope scope,
      @Nullable String endpoint,
      OffsetDateTime at,
      @Nullable FirstSign first,
      boolean retries) {
    return new Incident(
        scope,
        scope == Scope.PLATFORM,
        "crm",
        endpoint,
        endpoint == null ? null : "POST",
        at,
        at.plusMinutes(7),
        840,
        847,
        212,
        174,
        0.001,
        new BlastRadius(16, 12, List.of("crm"), "", 0.8, List.of()),
        first,
        2.5,
        retries);
  }

  private static List<EndpointLoad> loads() {
    return List.of(
        load("/search", 1.8, 300, 900),
        load("/login", 1.0, 1600, 1500),
        load("/attachments/{id}/download", 2.4, 1300, 4200));
  }

  private static EndpointLoad load(String endpoint, double rise, double idle, double busy) {
    Interval interval = new Interval(rise, rise - 0.1, rise + 0.2);
    return new EndpointLoad("crm", endpoint, "GET", 300, interval, 0.001, idle, busy, 500);
  }

  private static Memory memory(LocalDate day) {
    EndpointHistory.State[] states = EndpointHistory.State.values();
    List<EndpointHistory> histories = new ArrayList<>();
    for (int i = 0; i < states.length; i++) {
      Owner owner = i % 2 == 0 ? Owner.NOBODY : new Owner("CRM", "#4711", true);
      boolean never = states[i] == EndpointHistory.State.WATCHED;
      histories.add(
          new EndpointHistory(
              "/endpoint/" + i,
              "GET",
              owner,
              states[i],
              i,
              30,
              never ? null : day.minusDays(20),
              never ? null : day.minusDays(i),
              never ? null : day.minusDays(2)));
    }
    return new Memory(30, histories);
  }

  private static Accounting accounting(Accounting a) {
    Source read = a.sources().get(0);
    List<Source> sources = new ArrayList<>();
    for (String state :
        List.of("read", "grew", "already ingested", "empty", "duplicate: /a.log", "failed")) {
      sources.add(
          new Source(
              "/a.log",
              read.format(),
              state,
              read.lines(),
              read.parsed(),
              read.rejected(),
              read.blankOrComment(),
              read.alreadyIngested(),
              read.bytes()));
    }
    List<ReasonCount> reasons = new ArrayList<>();
    for (RejectReason reason : RejectReason.values()) {
      reasons.add(new ReasonCount(reason.label(), 5));
    }
    return new Accounting(
        a.lines(),
        a.parsed(),
        a.rejected(),
        a.blankOrComment(),
        a.alreadyIngested(),
        a.bytes(),
        sources,
        reasons);
  }
}
