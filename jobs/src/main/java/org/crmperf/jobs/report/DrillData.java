package org.crmperf.jobs.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.crmperf.jobs.advice.baseline.EndpointChange;
import org.crmperf.jobs.metric.EndpointFold;
import org.crmperf.jobs.metric.RequestStats;
import org.crmperf.jobs.metric.TimePart;
import org.crmperf.jobs.report.ComputedReport.Endpoint;
import org.crmperf.jobs.text.Words;

/**
 * What a drill-down shows beyond the hours: bands of response times, parts of the time, the
 * baseline. One entry for each endpoint, in rank order; 0 where there is nothing to say.
 */
final class DrillData {
  /**
   * Endpoints with a heat map: 24 hours of bands for every one of 2,000 would be most of the page.
   */
  static final int HEAT_MAPS = 100;

  private final ComputedReport report;
  private final Words words;
  private final JsonGenerator out;

  DrillData(ComputedReport report, Words words, JsonGenerator out) {
    this.report = report;
    this.words = words;
    this.out = out;
  }

  void write() throws IOException {
    out.writeArrayFieldStart("bands");
    for (Endpoint endpoint : report.endpoints()) {
      bands(TimeParts.stats(endpoint));
    }
    out.writeEndArray();
    out.writeArrayFieldStart("heat");
    for (Endpoint endpoint : report.endpoints().stream().limit(HEAT_MAPS).toList()) {
      out.writeStartArray();
      for (ReportModel.HourRow hour : endpoint.row().hours()) {
        bands(hour.row().stats());
      }
      out.writeEndArray();
    }
    out.writeEndArray();
    parts();
    changes();
  }

  /** Without the zeros at its end. */
  private void bands(RequestStats stats) throws IOException {
    long[] counts = LatencyBands.counts(stats.latency);
    int length = counts.length;
    while (length > 0 && counts[length - 1] == 0) {
      length--;
    }
    out.writeArray(counts, 0, length);
  }

  private void parts() throws IOException {
    List<TimePart> parts = TimeParts.present(report);
    out.writeArrayFieldStart("partNames");
    for (TimePart part : parts) {
      out.writeString(TimeParts.heading(part, words));
    }
    out.writeEndArray();
    out.writeArrayFieldStart("parts");
    for (Endpoint endpoint : report.endpoints()) {
      RequestStats stats = TimeParts.stats(endpoint);
      if (!TimeParts.saysAny(stats)) {
        out.writeNumber(0);
        continue;
      }
      out.writeStartArray();
      for (TimePart part : parts) {
        PageData.number(out, stats.partShare(part), 4);
      }
      out.writeEndArray();
    }
    out.writeEndArray();
  }

  private void changes() throws IOException {
    Map<EndpointFold.Endpoint, EndpointChange> changes = new HashMap<>();
    for (EndpointChange change : report.model().comparison().changes()) {
      changes.put(new EndpointFold.Endpoint(change.endpoint(), change.method()), change);
    }
    out.writeArrayFieldStart("changes");
    for (Endpoint endpoint : report.endpoints()) {
      EndpointChange change =
          changes.get(
              new EndpointFold.Endpoint(endpoint.row().endpoint(), endpoint.row().method()));
      if (change == null) {
        out.writeNumber(0);
      } else {
        change(change);
      }
    }
    out.writeEndArray();
  }

  private void change(EndpointChange change) throws IOException {
    out.writeStartArray();
    out.writeString(change.change().column());
    EndpointChange.Time time = change.time();
    EndpointChange.Errors errors = change.errors();
    EndpointChange.Throughput throughput = change.throughput();
    if (time != null || errors != null || throughput != null) {
      PageData.number(out, time == null ? Double.NaN : time.p95().micros() / 1000.0, 1);
      PageData.number(out, time == null ? Double.NaN : time.p95().lowMicros() / 1000.0, 1);
      PageData.number(out, time == null ? Double.NaN : time.p95().highMicros() / 1000.0, 1);
      PageData.number(out, time == null ? Double.NaN : time.baselineP95().micros() / 1000.0, 1);
      PageData.number(out, time == null ? Double.NaN : time.ratio(), 3);
      PageData.number(out, time == null ? Double.NaN : time.low(), 3);
      PageData.number(out, time == null ? Double.NaN : time.high(), 3);
      PageData.number(out, errors == null ? Double.NaN : errors.rate(), 6);
      PageData.number(out, errors == null ? Double.NaN : errors.baselineRate(), 6);
      PageData.number(out, throughput == null ? Double.NaN : throughput.ratio(), 3);
    }
    out.writeEndArray();
  }
}
