package org.crmperf.jobs.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.crmperf.jobs.ingest.SourceOutcome;
import org.crmperf.jobs.metric.MetricDefinition;
import org.crmperf.jobs.metric.MetricRow;
import org.crmperf.jobs.report.Digest;
import org.crmperf.jobs.report.ReportModel;
import org.crmperf.jobs.report.ReportModel.Accounting;
import org.crmperf.jobs.text.Language;

/** What standard output shows at the end of a run: a summary, and nothing else. */
final class Summary {
  private static final int MOST_SOURCES = 20;

  private final PrintStream out;

  Summary(PrintStream out) {
    this.out = out;
  }

  /** The sources and the accounting equation, to the line. */
  void ingest(List<SourceOutcome> sources, Accounting a) {
    for (SourceOutcome s : sources.subList(0, Math.min(sources.size(), MOST_SOURCES))) {
      List<String> parts = new ArrayList<>();
      parts.add(s.state());
      if (!s.format().isEmpty()) {
        parts.add("format " + s.format());
      }
      if (!s.note().isEmpty()) {
        parts.add(s.note());
      }
      parts.add(s.lines() + " lines");
      print("source %s: %s", ErrorLine.of(s.path()), ErrorLine.of(String.join(", ", parts)));
    }
    if (sources.size() > MOST_SOURCES) {
      print("... and %d sources more", sources.size() - MOST_SOURCES);
    }
    print(
        "lines %d = parsed %d + rejected %d + blank_or_comment %d + already_ingested %d",
        a.lines(), a.parsed(), a.rejected(), a.blankOrComment(), a.alreadyIngested());
    for (ReportModel.ReasonCount reason : a.rejectReasons()) {
      print("rejected %s: %d", reason.reason(), reason.lines());
    }
    if (a.parsed() == 0 && a.rejected() == 0 && a.blankOrComment() == 0) {
      print("nothing new");
    }
  }

  /** The reported period in figures, where the report is, and its digest in a language. */
  void report(ReportStep.Written written, Language language) {
    ReportModel model = written.model();
    MetricRow total = model.total();
    String days =
        model.from().equals(model.to())
            ? model.from().toString()
            : model.from() + " to " + model.to();
    print(
        "%s (%s): %s requests, p50 %s ms, p95 %s ms, p99 %s ms, error rate %s, availability %s",
        days,
        model.zone(),
        value(MetricDefinition.REQUESTS, total),
        value(MetricDefinition.P50_MS, total),
        value(MetricDefinition.P95_MS, total),
        value(MetricDefinition.P99_MS, total),
        value(MetricDefinition.ERROR_RATE, total),
        value(MetricDefinition.AVAILABILITY, total));
    if (model.foldedEndpoints() > 0) {
      print(
          "endpoints: more than the limit of %d; the rest share one group", model.endpointLimit());
    }
    written.restated().forEach(line -> print("%s", line));
    print("report: %s", written.page());
    out.println();
    Digest.of(model, language).forEach(out::println);
  }

  private static String value(MetricDefinition metric, MetricRow row) {
    String text = metric.format(row);
    return text.isEmpty() ? "-" : text;
  }

  private void print(String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values));
  }
}
