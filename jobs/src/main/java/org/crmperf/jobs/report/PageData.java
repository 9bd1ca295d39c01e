package org.crmperf.jobs.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.crmperf.jobs.advice.Outage;
import org.crmperf.jobs.metric.Decimals;
import org.crmperf.jobs.metric.MetricDefinition;
import org.crmperf.jobs.report.ComputedReport.Endpoint;
import org.crmperf.jobs.text.Words;
import org.jspecify.annotations.Nullable;

/**
 * The numbers that the script draws charts, sorts and drills down with, as JSON that is safe inside
 * a script element. Columns, not objects: 2,000 endpoints with 24 hours each are 48,000 rows.
 */
final class PageData {
  /** The metrics of an endpoint's hour. */
  private static final List<MetricDefinition> HOUR_METRICS =
      List.of(
          MetricDefinition.REQUESTS,
          MetricDefinition.P50_MS,
          MetricDefinition.P95_MS,
          MetricDefinition.P99_MS,
          MetricDefinition.MAX_MS,
          MetricDefinition.ERROR_RATE,
          MetricDefinition.AVAILABILITY);

  private static final JsonFactory JSON = new JsonFactory();

  private PageData() {}

  /** The day, the metrics and one column for each figure of the endpoints. */
  static String day(ComputedReport report, Words words) {
    return json(
        out -> {
          out.writeStartObject();
          words(out, words);
          metrics(out, words);
          out.writeArrayFieldStart("labels");
          for (String hour : Moments.hours(report.model())) {
            out.writeString(hour);
          }
          out.writeEndArray();
          out.writeFieldName("hourSeconds");
          column(out, report.model().hours(), hour -> hour.row().seconds(), 0);
          out.writeFieldName("bandEdges");
          column(out, LatencyBands.EDGES_MILLIS, edge -> edge, 0);
          out.writeArrayFieldStart("services");
          for (String service : report.model().services()) {
            out.writeString(Printable.text(service));
          }
          out.writeEndArray();
          out.writeArrayFieldStart("outages");
          for (Outage outage : report.model().outages()) {
            out.writeStartArray();
            number(out, hourAt(report.model(), outage.start()), 2);
            number(out, hourAt(report.model(), outage.end()), 2);
            out.writeEndArray();
          }
          out.writeEndArray();
          out.writeObjectFieldStart("hours");
          for (MetricDefinition metric : MetricDefinition.values()) {
            metricColumn(out, metric, report.hours(), hour -> hour.get(metric));
          }
          out.writeEndObject();
          endpoints(out, report);
          out.writeEndObject();
        });
  }

  /**
   * Hours, for each endpoint: their places, one column a metric, the marks of uncertain ones; and
   * what else a drill-down shows.
   */
  static String drillDowns(ComputedReport report, Words words) {
    return json(
        out -> {
          out.writeStartObject();
          out.writeArrayFieldStart("hours");
          for (Endpoint endpoint : report.endpoints()) {
            out.writeRaw('\n');
            out.writeStartArray();
            column(out, endpoint.hourIndex(), place -> place, 0);
            for (MetricDefinition metric : HOUR_METRICS) {
              column(out, endpoint.hours(), hour -> hour.get(metric), metric.decimals());
            }
            column(out, endpoint.hours(), MetricValues::uncertainBits, 0);
            out.writeEndArray();
          }
          out.writeEndArray();
          new DrillData(report, words, out).write();
          out.writeEndObject();
        });
  }

  private static void metrics(JsonGenerator out, Words words) throws IOException {
    out.writeArrayFieldStart("metrics");
    for (MetricDefinition metric : MetricDefinition.values()) {
      out.writeStartObject();
      out.writeStringField("column", metric.column());
      out.writeStringField("title", Display.title(metric, words));
      out.writeStringField("unit", metric.unit());
      out.writeStringField("show", Display.of(metric).name().toLowerCase(Locale.ROOT));
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeArrayFieldStart("hourMetrics");
    for (MetricDefinition metric : HOUR_METRICS) {
      out.writeString(metric.column());
    }
    out.writeEndArray();
  }

  private static void words(JsonGenerator out, Words words) throws IOException {
    out.writeObjectFieldStart("words");
    for (Map.Entry<String, String> text : words.under("page.").entrySet()) {
      out.writeStringField(text.getKey(), text.getValue());
    }
    out.writeEndObject();
  }

  private static void endpoints(JsonGenerator out, ComputedReport report) throws IOException {
    List<Endpoint> endpoints = report.endpoints();
    out.writeObjectFieldStart("endpoints");
    out.writeArrayFieldStart("endpoint");
    for (Endpoint endpoint : endpoints) {
      out.writeString(endpoint.name());
    }
    out.writeEndArray();
    out.writeArrayFieldStart("method");
    for (Endpoint endpoint : endpoints) {
      out.writeString(endpoint.method());
    }
    out.writeEndArray();
    out.writeArrayFieldStart("id");
    for (Endpoint endpoint : endpoints) {
      out.writeString(endpoint.id());
    }
    out.writeEndArray();
    out.writeArrayFieldStart("services");
    for (Endpoint endpoint : endpoints) {
      out.writeStartArray();
      for (String service : endpoint.row().services()) {
        out.writeNumber(report.model().services().indexOf(service));
      }
      out.writeEndArray();
    }
    out.writeEndArray();
    out.writeFieldName("rank");
    column(out, endpoints, e -> e.row().rank(), 0);
    out.writeFieldName("slow");
    column(out, endpoints, e -> e.row().slow() ? 1 : 0, 0);
    out.writeFieldName("target");
    column(out, endpoints, e -> e.row().targetMillis(), 3);
    out.writeFieldName("lost");
    column(out, endpoints, EndpointLine::lostSeconds, 3);
    out.writeFieldName("time_share");
    column(out, endpoints, e -> e.row().timeShare(), 6);
    out.writeFieldName("uncertain");
    column(out, endpoints, e -> e.values().uncertainBits(), 0);
    for (MetricDefinition metric : MetricDefinition.values()) {
      metricColumn(out, metric, endpoints, e -> e.values().get(metric));
    }
    out.writeEndObject();
  }

  private static <T> void metricColumn(
      JsonGenerator out, MetricDefinition metric, Collection<T> rows, ToDoubleFunction<T> value)
      throws IOException {
    out.writeFieldName(metric.column());
    column(out, rows, value, metric.decimals());
  }

  private static <T> void column(
      JsonGenerator out, Collection<T> rows, ToDoubleFunction<T> value, int decimals)
      throws IOException {
    out.writeStartArray();
    for (T row : rows) {
      number(out, value.applyAsDouble(row), decimals);
    }
    out.writeEndArray();
  }

  static void number(JsonGenerator out, double value, int decimals) throws IOException {
    if (Double.isNaN(value)) {
      out.writeNull();
    } else {
      out.writeNumber(Decimals.trimmed(value, decimals));
    }
  }

  /** The place of a moment on the axis of hours, where hour i spans i to i + 1. */
  static double hourAt(ReportModel model, OffsetDateTime moment) {
    for (int h = model.hours().size() - 1; h >= 0; h--) {
      OffsetDateTime start = model.hours().get(h).start();
      if (!moment.isBefore(start)) {
        return h + Duration.between(start, moment).toSeconds() / 3600.0;
      }
    }
    return 0;
  }

  private interface Writing {
    void to(JsonGenerator out) throws IOException;
  }

  private static String json(Writing writing) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = JSON.createGenerator(text)) {
      out.setCharacterEscapes(new ScriptSafe());
      writing.to(out);
    } catch (IOException e) {
      throw new UncheckedIOException("a string cannot fail to be written", e);
    }
    return text.toString();
  }

  /** {@code </script>} and {@code <!--} end or confuse a script element: no '<' gets there. */
  private static final class ScriptSafe extends CharacterEscapes {
    private static final long serialVersionUID = 1L;

    @Override
    public int[] getEscapeCodesForAscii() {
      int[] codes = CharacterEscapes.standardAsciiEscapesForJSON();
      codes['<'] = CharacterEscapes.ESCAPE_STANDARD;
      codes['>'] = CharacterEscapes.ESCAPE_STANDARD;
      codes['&'] = CharacterEscapes.ESCAPE_STANDARD;
      return codes;
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int ch) {
      // also asked about everything beyond ASCII, which stays as it is
      return ch < 0x80 ? new SerializedString("\\u00" + Integer.toHexString(ch)) : null;
    }
  }
}
