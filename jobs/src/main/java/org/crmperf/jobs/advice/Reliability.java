package org.crmperf.jobs.advice;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.crmperf.jobs.advice.availability.Availability;
import org.crmperf.jobs.advice.scalability.Scalability;
import org.crmperf.jobs.advice.series.Clock;
import org.crmperf.jobs.advice.slo.SloReport;

/** Outages and errors, objectives, and how the platform takes load. */
public record Reliability(Availability availability, SloReport slo, Scalability scalability) {

  /** Of a period without requests. */
  public static Reliability none() {
    return new Reliability(Availability.none(), SloReport.none(), Scalability.none());
  }

  /** Its findings. */
  public List<Finding> findings(Instant start, Instant end, ZoneId zone) {
    Window window =
        new Window(start.atZone(zone).toOffsetDateTime(), end.atZone(zone).toOffsetDateTime());
    Clock clock = Clock.of(start, end, zone);
    List<Finding> findings = new ArrayList<>(IncidentFindings.of(availability.incidents(), clock));
    findings.addAll(ErrorFindings.of(availability, window));
    findings.addAll(SloFindings.of(slo, window, clock));
    findings.addAll(ScalabilityFindings.of(scalability, window));
    return List.copyOf(findings);
  }
}
