package org.crmperf.jobs.report;

import java.util.ArrayList;
import java.util.List;
import org.crmperf.jobs.advice.Finding;
import org.crmperf.jobs.advice.slo.Objective;
import org.crmperf.jobs.metric.Decimals;
import org.crmperf.jobs.metric.MetricDefinition;
import org.crmperf.jobs.report.ComputedReport.Endpoint;
import org.crmperf.jobs.text.Words;
import org.jspecify.annotations.Nullable;

/**
 * A finding's small chart: the hours of its endpoint, or the platform's, as an SVG path. Drawn here
 * and not by a script, so that it is there on paper and in a mail.
 *
 * @param label the chart in one sentence
 * @param path of the figures; hours without one leave gaps
 * @param targetY where the dashed line of the target is; empty if there is none
 * @param from left end of the time that the finding is about
 * @param width of that time; empty if it is all of the time
 * @param heading of the table that says the same
 * @param hours headings of that table
 * @param cells its figures
 */
record Sparkline(
    String label,
    String path,
    String targetY,
    String from,
    String width,
    String heading,
    List<String> hours,
    List<String> cells) {
  static final int WIDTH = 240;
  static final int HEIGHT = 48;
  private static final double INSET = 3;

  /** Of a finding whose figures by hour are not known. */
  private static final Sparkline NONE = new Sparkline("", "", "", "", "", "", List.of(), List.of());

  /** Whether there is nothing to draw. */
  boolean isNone() {
    return hours.isEmpty();
  }

  /** Of a finding, whose endpoint is null if it is the platform's. */
  static Sparkline of(
      ComputedReport report, Finding finding, @Nullable Endpoint endpoint, Words words) {
    Objective objective = FindingObjective.of(report.model(), finding);
    MetricDefinition metric =
        switch (finding.kind()) {
          case OUTAGE, ERRORS, AVAILABILITY_DESIGN -> MetricDefinition.ERROR_RATE;
          case SLO -> ofObjective(objective);
          case DATA_QUALITY, FLOW_CONTROL, GONE -> MetricDefinition.REQUESTS;
          case REGRESSED, IMPROVED -> ofChange(report, finding);
          default -> MetricDefinition.P95_MS;
        };
    int count = report.hours().size();
    double[] values = new double[count];
    java.util.Arrays.fill(values, Double.NaN);
    if (objective != null && !objective.service().isEmpty()) {
      // the report holds no hours of a service, and the platform's would be another quantity
      return NONE;
    }
    if (endpoint == null) {
      for (int h = 0; h < count; h++) {
        values[h] = report.hours().get(h).get(metric);
      }
    } else {
      for (int h = 0; h < endpoint.hours().size(); h++) {
        values[endpoint.hourIndex().get(h)] = endpoint.hours().get(h).get(metric);
      }
    }
    double target = metric == MetricDefinition.P95_MS ? target(endpoint, objective) : Double.NaN;
    return drawn(report, finding, metric, values, target, words);
  }

  private static double target(@Nullable Endpoint endpoint, @Nullable Objective objective) {
    if (endpoint != null) {
      return endpoint.row().targetMillis();
    }
    return objective == null ? Double.NaN : objective.latencyMillis();
  }

  private static MetricDefinition ofObjective(@Nullable Objective objective) {
    return objective != null && objective.kind() == Objective.Kind.LATENCY
        ? MetricDefinition.P95_MS
        : MetricDefinition.ERROR_RATE;
  }

  /** What changed: its errors, if only they did. */
  private static MetricDefinition ofChange(ComputedReport report, Finding finding) {
    return report.model().comparison().changes().stream()
            .filter(
                c -> c.endpoint().equals(finding.endpoint()) && c.method().equals(finding.method()))
            .filter(c -> c.time() == null || c.time().change() != c.change())
            .anyMatch(c -> c.errors() != null && c.errors().change() == c.change())
        ? MetricDefinition.ERROR_RATE
        : MetricDefinition.P95_MS;
  }

  private static Sparkline drawn(
      ComputedReport report,
      Finding finding,
      MetricDefinition metric,
      double[] values,
      double target,
      Words words) {
    int highest = highest(values);
    double top = highest < 0 ? 1 : values[highest];
    top = Math.max(top, Double.isNaN(target) ? 0 : target) * 1.05;
    top = top == 0 ? 1 : top;
    double from = PageData.hourAt(report.model(), finding.windowStart());
    double until = PageData.hourAt(report.model(), finding.windowEnd());
    double step = (double) WIDTH / values.length;
    List<String> hours = Moments.hours(report.model());
    List<String> cells = new ArrayList<>();
    for (int h = 0; h < values.length; h++) {
      cells.add(Double.isNaN(values[h]) ? Display.NONE : Display.of(metric).text(values[h], words));
    }
    return new Sparkline(
        label(metric, values, highest, hours, target, words),
        path(values, top),
        Double.isNaN(target) ? "" : at(y(target, top)),
        at(from * step),
        until - from < values.length ? at(Math.max(2, (until - from) * step)) : "",
        words.say("spark.row." + name(metric)),
        hours,
        cells);
  }

  private static String label(
      MetricDefinition metric,
      double[] values,
      int highest,
      List<String> hours,
      double target,
      Words words) {
    if (highest < 0) {
      return words.say("spark." + name(metric), Display.NONE, Display.NONE);
    }
    String hour = hours.get(highest);
    double value = values[highest];
    if (metric != MetricDefinition.P95_MS) {
      return words.say("spark." + name(metric), Display.of(metric).text(value, words), hour);
    }
    return Double.isNaN(target)
        ? words.say("spark.p95", Display.duration(value), hour)
        : words.say("spark.p95.target", Display.duration(value), hour, Display.duration(target));
  }

  private static String name(MetricDefinition metric) {
    return switch (metric) {
      case ERROR_RATE -> "errors";
      case REQUESTS -> "requests";
      default -> "p95";
    };
  }

  private static int highest(double[] values) {
    int highest = -1;
    for (int h = 0; h < values.length; h++) {
      if (!Double.isNaN(values[h]) && (highest < 0 || values[h] > values[highest])) {
        highest = h;
      }
    }
    return highest;
  }

  private static String path(double[] values, double top) {
    StringBuilder path = new StringBuilder();
    boolean drawing = false;
    for (int h = 0; h < values.length; h++) {
      if (Double.isNaN(values[h])) {
        drawing = false;
        continue;
      }
      path.append(drawing ? 'L' : 'M')
          .append(at((h + 0.5) * WIDTH / values.length))
          .append(' ')
          .append(at(y(values[h], top)));
      boolean alone = !drawing && (h + 1 == values.length || Double.isNaN(values[h + 1]));
      path.append(alone ? "h0.1" : "");
      drawing = true;
    }
    return path.toString();
  }

  private static double y(double value, double top) {
    return HEIGHT - INSET - (HEIGHT - 2 * INSET) * Math.min(1, value / top);
  }

  static String at(double place) {
    return Decimals.trimmed(Math.max(0, place), 1);
  }
}
