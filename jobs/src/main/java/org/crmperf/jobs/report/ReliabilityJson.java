package org.crmperf.jobs.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Locale;
import org.crmperf.jobs.advice.Reliability;
import org.crmperf.jobs.advice.availability.BlastRadius;
import org.crmperf.jobs.advice.availability.ClientsLeft;
import org.crmperf.jobs.advice.availability.FailureMode;
import org.crmperf.jobs.advice.availability.FirstSign;
import org.crmperf.jobs.advice.availability.Incident;
import org.crmperf.jobs.advice.slo.BurnAlert;
import org.crmperf.jobs.advice.slo.ErrorBudget;
import org.crmperf.jobs.advice.slo.Objective;
import org.crmperf.jobs.advice.slo.SloStatus;

/** The {@code incidents}, {@code failures}, {@code slo} and {@code scalability} of summary.json. */
final class ReliabilityJson {
  private static final int MOST_INCIDENTS = 200;

  private ReliabilityJson() {}

  static void write(JsonGenerator json, Reliability reliability) throws IOException {
    json.writeArrayFieldStart("incidents");
    for (Incident i :
        reliability.availability().incidents().stream().limit(MOST_INCIDENTS).toList()) {
      incident(json, i);
    }
    json.writeEndArray();
    failures(json, reliability);
    json.writeArrayFieldStart("slo");
    for (SloStatus status : reliability.slo().statuses()) {
      slo(json, status);
    }
    json.writeEndArray();
    ScalabilityJson.write(json, reliability.scalability());
  }

  /** A number, or null if there is none. */
  static void number(JsonGenerator json, String name, double value) throws IOException {
    if (Double.isFinite(value)) {
      json.writeNumberField(name, value);
    } else {
      json.writeNullField(name);
    }
  }

  private static void incident(JsonGenerator json, Incident i) throws IOException {
    json.writeStartObject();
    json.writeStringField("scope", i.scope().name().toLowerCase(Locale.ROOT));
    json.writeStringField("kind", i.outage() ? "outage" : "error_burst");
    json.writeStringField("service", Printable.text(i.service()));
    if (i.endpoint() != null && i.method() != null) {
      json.writeStringField("endpoint", Printable.text(i.endpoint()));
      json.writeStringField("method", Printable.text(i.method()));
    }
    json.writeStringField("start", Times.iso(i.start()));
    json.writeStringField("end", Times.iso(i.end()));
    json.writeNumberField("minutes", i.minutes());
    json.writeNumberField("requests", i.requests());
    json.writeNumberField("errors", i.errors());
    number(json, "usual_error_rate", i.usualErrorRate());
    BlastRadius radius = i.radius();
    json.writeNumberField("endpoints_seen", radius.endpointsSeen());
    json.writeNumberField("endpoints_hit", radius.endpointsHit());
    number(json, "platform_error_share", radius.errorShare());
    json.writeArrayFieldStart("services_hit");
    for (String service : radius.services()) {
      json.writeString(Printable.text(service));
    }
    json.writeEndArray();
    FirstSign first = i.first();
    if (first == null) {
      json.writeNullField("first_sign");
    } else {
      json.writeObjectFieldStart("first_sign");
      json.writeStringField("kind", first.kind().name().toLowerCase(Locale.ROOT));
      json.writeStringField("where", Printable.text(first.where()));
      json.writeStringField("at", Times.iso(first.at()));
      json.writeEndObject();
    }
    number(json, "request_factor", i.requestFactor());
    json.writeBooleanField("retry_storm", i.retryStorm());
    json.writeEndObject();
  }

  private static void failures(JsonGenerator json, Reliability reliability) throws IOException {
    json.writeArrayFieldStart("failures");
    for (FailureMode f : reliability.availability().failureModes()) {
      json.writeStartObject();
      endpoint(json, f.service(), f.endpoint(), f.method());
      json.writeStringField("kind", f.kind().label());
      json.writeNumberField("errors", f.errors());
      json.writeNumberField("status_502", f.status502());
      json.writeNumberField("status_503", f.status503());
      json.writeNumberField("status_504", f.status504());
      number(json, "p50_ms", f.p50Millis());
      number(json, "p90_ms", f.p90Millis());
      number(json, "usual_ms", f.usualMillis());
      number(json, "limit_ms", f.limitMillis());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("clients_left");
    for (ClientsLeft c : reliability.availability().clientsLeft()) {
      json.writeStartObject();
      endpoint(json, c.service(), c.endpoint(), c.method());
      json.writeNumberField("requests", c.requests());
      json.writeNumberField("client_closed", c.closed());
      number(json, "patience_ms", c.patienceMillis());
      json.writeNumberField("in_slow_minutes", c.inSlowMinutes());
      number(json, "slow_minutes_share", c.slowShare());
      json.writeBooleanField("beside_slowness", c.besideSlowness());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  static void endpoint(JsonGenerator json, String service, String endpoint, String method)
      throws IOException {
    json.writeStringField("service", Printable.text(service));
    json.writeStringField("endpoint", Printable.text(endpoint));
    json.writeStringField("method", Printable.text(method));
  }

  private static void slo(JsonGenerator json, SloStatus status) throws IOException {
    Objective objective = status.objective();
    json.writeStartObject();
    json.writeStringField("service", Printable.text(objective.service()));
    json.writeStringField("kind", objective.kind().name().toLowerCase(Locale.ROOT));
    number(json, "objective", objective.share());
    if (objective.kind() == Objective.Kind.LATENCY) {
      number(json, "latency_ms", objective.latencyMillis());
    }
    json.writeBooleanField("gated", objective.gated());
    json.writeBooleanField("missed", status.period().missed());
    budget(json, "period", status.period());
    budget(json, "trailing_30_days", status.trailing());
    json.writeNumberField("trailing_days_with_requests", status.trailingDays());
    number(json, "period_share_of_trailing_budget", status.ofTrailing());
    json.writeArrayFieldStart("alerts");
    for (BurnAlert alert : status.alerts()) {
      json.writeStartObject();
      json.writeStringField("window", alert.window().name());
      json.writeStringField("severity", alert.window().page() ? "page" : "ticket");
      json.writeStringField("fired", Times.iso(alert.fired()));
      if (alert.ended() == null) {
        json.writeNullField("ended");
      } else {
        json.writeStringField("ended", Times.iso(alert.ended()));
      }
      number(json, "peak_burn", alert.peakBurn());
      json.writeNumberField("bad", alert.bad());
      json.writeNumberField("total", alert.total());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void budget(JsonGenerator json, String name, ErrorBudget budget)
      throws IOException {
    json.writeObjectFieldStart(name);
    json.writeNumberField("total", budget.total());
    json.writeNumberField("bad", budget.bad());
    number(json, "good_share", budget.good());
    number(json, "budget_used", budget.used());
    json.writeEndObject();
  }
}
