package org.crmperf.jobs.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.crmperf.jobs.advice.Finding;
import org.crmperf.jobs.advice.FindingDetails;
import org.crmperf.jobs.advice.memory.EndpointHistory;
import org.crmperf.jobs.metric.Decimals;
import org.crmperf.jobs.metric.Exemplar;
import org.jspecify.annotations.Nullable;

/** The {@code finding_details} and {@code memory} of summary.json. */
final class FindingsJson {
  private FindingsJson() {}

  static void write(JsonGenerator json, ReportModel model) throws IOException {
    json.writeArrayFieldStart("finding_details");
    for (Finding finding : model.findings()) {
      finding(json, finding);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("memory");
    for (EndpointHistory history : model.memory().endpoints()) {
      history(json, history);
    }
    json.writeEndArray();
  }

  private static void finding(JsonGenerator json, Finding finding) throws IOException {
    json.writeStartObject();
    json.writeStringField("severity", finding.severity().name().toLowerCase(Locale.ROOT));
    json.writeStringField("kind", finding.kind().name().toLowerCase(Locale.ROOT));
    text(json, "endpoint", finding.endpoint());
    text(json, "method", finding.method());
    json.writeStringField("window_start", Times.iso(finding.windowStart()));
    json.writeStringField("window_end", Times.iso(finding.windowEnd()));
    text(json, "evidence", finding.evidence().english());
    text(json, "recommendation", finding.recommendation().english());
    text(json, "estimated_gain", finding.estimatedGain().english());
    json.writeFieldName("confidence");
    json.writeNumber(Decimals.fixed(finding.confidence(), 2));
    FindingDetails more = finding.more();
    if (more != null) {
      json.writeFieldName("weight_hours");
      json.writeNumber(Decimals.fixed(more.weight(), 4));
      text(json, "refuted_if", more.refutation().english());
      json.writeArrayFieldStart("exemplars");
      for (Exemplar exemplar : more.exemplars()) {
        exemplar(json, exemplar);
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private static void exemplar(JsonGenerator json, Exemplar exemplar) throws IOException {
    json.writeStartObject();
    json.writeStringField(
        "time", Instant.ofEpochSecond(0, exemplar.timeMicros() * 1000).toString());
    json.writeFieldName("duration_ms");
    json.writeNumber(Decimals.fixed(exemplar.micros() / 1000.0, 3));
    number(json, "status", exemplar.status());
    number(json, "response_bytes", exemplar.bytes());
    text(json, "target", exemplar.target());
    json.writeEndObject();
  }

  private static void history(JsonGenerator json, EndpointHistory history) throws IOException {
    json.writeStartObject();
    text(json, "endpoint", history.endpoint());
    text(json, "method", history.method());
    json.writeStringField("state", history.state().name().toLowerCase(Locale.ROOT));
    json.writeNumberField("slow_nights", history.slowNights());
    json.writeNumberField("known_nights", history.knownNights());
    day(json, "first_slow", history.firstSlow());
    day(json, "last_slow", history.lastSlow());
    day(json, "since", history.since());
    text(json, "owner", history.owner().owner());
    text(json, "note", history.owner().note());
    json.writeBooleanField("watch", history.owner().watch());
    json.writeEndObject();
  }

  private static void number(JsonGenerator json, String name, long value) throws IOException {
    if (value < 0) {
      json.writeNullField(name);
    } else {
      json.writeNumberField(name, value);
    }
  }

  private static void day(JsonGenerator json, String name, @Nullable LocalDate day)
      throws IOException {
    text(json, name, day == null ? null : day.toString());
  }

  private static void text(JsonGenerator json, String name, @Nullable String text)
      throws IOException {
    if (text == null) {
      json.writeNullField(name);
    } else {
      json.writeStringField(name, Printable.text(text));
    }
  }
}
