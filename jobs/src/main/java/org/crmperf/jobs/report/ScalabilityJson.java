package org.crmperf.jobs.report;

import static org.crmperf.jobs.report.ReliabilityJson.number;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.crmperf.jobs.advice.scalability.EndpointLoad;
import org.crmperf.jobs.advice.scalability.Interval;
import org.crmperf.jobs.advice.scalability.LoadPoint;
import org.crmperf.jobs.advice.scalability.Scalability;
import org.crmperf.jobs.advice.scalability.ServiceScalability;
import org.crmperf.jobs.advice.scalability.UslFit;

/** The {@code scalability} of summary.json, with the points and the curve for a chart. */
final class ScalabilityJson {
  private static final int MOST_ENDPOINTS = 50;

  private ScalabilityJson() {}

  static void write(JsonGenerator json, Scalability scalability) throws IOException {
    json.writeObjectFieldStart("scalability");
    json.writeArrayFieldStart("services");
    for (ServiceScalability s : scalability.services()) {
      service(json, s);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("endpoints");
    for (EndpointLoad e : scalability.endpoints().stream().limit(MOST_ENDPOINTS).toList()) {
      json.writeStartObject();
      ReliabilityJson.endpoint(json, e.service(), e.endpoint(), e.method());
      json.writeBooleanField("degrades_with_load", e.degrades());
      json.writeBooleanField("slow_when_idle", e.slowWhenIdle());
      interval(json, "rise", e.rise());
      number(json, "q_value", e.qValue());
      json.writeNumberField("slots", e.slots());
      number(json, "idle_p95_ms", e.idleP95Millis());
      number(json, "busy_p95_ms", e.busyP95Millis());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void service(JsonGenerator json, ServiceScalability s) throws IOException {
    json.writeStartObject();
    json.writeStringField("service", Printable.text(s.service()));
    json.writeStringField("verdict", s.verdict().label());
    json.writeNumberField("minutes", s.minutes());
    number(json, "peak_throughput_rps", s.peakThroughput());
    number(json, "peak_concurrency", s.peakConcurrency());
    UslFit fit = s.fit();
    if (fit == null) {
      json.writeNullField("fit");
    } else {
      json.writeObjectFieldStart("fit");
      interval(json, "lambda", fit.lambda());
      interval(json, "sigma", fit.sigma());
      interval(json, "kappa", fit.kappa());
      number(json, "r_squared", fit.rSquared());
      number(json, "peak_concurrency", fit.peakConcurrency());
      json.writeEndObject();
    }
    number(json, "capacity_rps", s.capacity());
    number(json, "headroom", s.headroom());
    number(json, "slowdown_at_peak", s.slowdown());
    json.writeArrayFieldStart("points");
    for (LoadPoint p : s.points()) {
      json.writeStartObject();
      number(json, "concurrency", p.concurrency());
      number(json, "throughput_rps", p.throughput());
      if (fit != null) {
        number(json, "fitted_rps", fit.throughput(p.concurrency()));
      }
      json.writeNumberField("minutes", p.minutes());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void interval(JsonGenerator json, String name, Interval i) throws IOException {
    json.writeObjectFieldStart(name);
    number(json, "value", i.value());
    number(json, "low", i.low());
    number(json, "high", i.high());
    json.writeEndObject();
  }
}
