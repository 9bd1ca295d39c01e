package org.crmperf.jobs.report;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.crmperf.jobs.metric.Decimals;
import org.crmperf.jobs.metric.MetricDefinition;

/**
 * summary.json. What {@link DaySummary} reads back comes first, so that listing many days does not
 * read their accounting.
 */
final class SummaryJson {
  /** Raised when a field changes its meaning or goes; new fields do not raise it. */
  static final int SCHEMA_VERSION = 1;

  private static final JsonFactory JSON = new JsonFactory();

  private SummaryJson() {}

  static void write(ComputedReport report, Restatement restatement, OutputStream out)
      throws IOException {
    ReportModel model = report.model();
    try (JsonGenerator json = JSON.createGenerator(out, JsonEncoding.UTF8)) {
      json.setPrettyPrinter(
          new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));
      json.writeStartObject();
      json.writeNumberField("schema_version", SCHEMA_VERSION);
      json.writeStringField("version", model.version());
      json.writeStringField("generated_at", model.generatedAt().toString());
      json.writeStringField("zone", model.zone().getId());
      json.writeStringField("from", model.from().toString());
      json.writeStringField("to", model.to().toString());
      json.writeArrayFieldStart("services");
      for (String service : model.services()) {
        json.writeString(Printable.text(service));
      }
      json.writeEndArray();
      metrics(json, report.total());
      json.writeNumberField("endpoints", model.endpoints().size());
      json.writeNumberField(
          "slow_endpoints",
          model.endpoints().stream().filter(ReportModel.EndpointRow::slow).count());
      json.writeNumberField("folded_endpoints", model.foldedEndpoints());
      json.writeNumberField("endpoint_limit", model.endpointLimit());
      json.writeNumberField("outages", model.outages().size());
      json.writeNumberField("findings", model.findings().size());
      AdviceJson advice = new AdviceJson(json);
      advice.comparison(model.comparison());
      advice.timeLost(model.timeLost());
      ReliabilityJson.write(json, model.reliability());
      FindingsJson.write(json, model);
      loadTests(json, model.loadTests());
      accounting(json, model.accounting());
      hours(json, model.hours());
      restated(json, restatement.hours());
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private static void metrics(JsonGenerator json, MetricValues total) throws IOException {
    json.writeObjectFieldStart("metrics");
    for (MetricDefinition metric : MetricDefinition.values()) {
      json.writeFieldName(metric.column());
      double value = total.get(metric);
      if (Double.isNaN(value)) {
        json.writeNull();
      } else {
        json.writeNumber(Decimals.fixed(value, metric.decimals()));
      }
    }
    json.writeEndObject();
    json.writeArrayFieldStart("uncertain");
    for (MetricDefinition metric : MetricDefinition.values()) {
      if (total.isUncertain(metric)) {
        json.writeString(metric.column());
      }
    }
    json.writeEndArray();
  }

  /** The figures of others: none of them is in the metrics above. */
  private static void loadTests(JsonGenerator json, List<ReportModel.LoadTest> tests)
      throws IOException {
    json.writeArrayFieldStart("load_tests");
    for (ReportModel.LoadTest test : tests) {
      json.writeStartObject();
      json.writeStringField("file", Printable.text(test.file()));
      json.writeStringField("format", Printable.text(test.format()));
      json.writeBooleanField("aggregated_by_the_tool", true);
      json.writeNumberField("rows", test.rows().size());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void accounting(JsonGenerator json, ReportModel.Accounting run)
      throws IOException {
    json.writeObjectFieldStart("accounting");
    json.writeNumberField("lines", run.lines());
    json.writeNumberField("parsed", run.parsed());
    json.writeNumberField("rejected", run.rejected());
    json.writeNumberField("blank_or_comment", run.blankOrComment());
    json.writeNumberField("already_ingested", run.alreadyIngested());
    json.writeNumberField("bytes", run.bytes());
    json.writeArrayFieldStart("sources");
    for (ReportModel.Source source : run.sources()) {
      json.writeStartObject();
      json.writeStringField("path", Printable.text(source.path()));
      json.writeStringField("format", Printable.text(source.format()));
      json.writeStringField("state", Printable.text(source.state()));
      json.writeNumberField("lines", source.lines());
      json.writeNumberField("parsed", source.parsed());
      json.writeNumberField("rejected", source.rejected());
      json.writeNumberField("blank_or_comment", source.blankOrComment());
      json.writeNumberField("already_ingested", source.alreadyIngested());
      json.writeNumberField("bytes", source.bytes());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeObjectFieldStart("reject_reasons");
    for (ReportModel.ReasonCount reason : run.rejectReasons()) {
      json.writeNumberField(Printable.text(reason.reason()), reason.lines());
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  /** What {@link FormerReport} compares the next report of these days with. */
  private static void hours(JsonGenerator json, List<ReportModel.HourRow> hours)
      throws IOException {
    json.writeArrayFieldStart("hours");
    for (ReportModel.HourRow hour : hours) {
      HourFigures figures = HourFigures.of(hour.row());
      if (!figures.equals(HourFigures.NONE)) {
        json.writeStartObject();
        json.writeStringField("hour_start", Times.iso(hour.start()));
        figures(json, "", figures);
        json.writeEndObject();
      }
    }
    json.writeEndArray();
  }

  private static void restated(JsonGenerator json, List<RestatedHour> hours) throws IOException {
    json.writeArrayFieldStart("restated");
    for (RestatedHour hour : hours) {
      json.writeStartObject();
      json.writeStringField("hour_start", Times.iso(hour.start()));
      figures(json, "_before", hour.before());
      figures(json, "", hour.after());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void figures(JsonGenerator json, String suffix, HourFigures figures)
      throws IOException {
    json.writeNumberField("requests" + suffix, figures.requests());
    json.writeNumberField("errors" + suffix, figures.errors());
    json.writeFieldName("p95_ms" + suffix);
    if (figures.p95().isEmpty()) {
      json.writeNull();
    } else {
      json.writeNumber(figures.p95());
    }
  }
}
