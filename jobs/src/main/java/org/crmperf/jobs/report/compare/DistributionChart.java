package org.crmperf.jobs.report.compare;

import java.util.ArrayList;
import java.util.List;
import org.crmperf.jobs.metric.Decimals;
import org.crmperf.jobs.metric.LatencyHistogram;
import org.crmperf.jobs.report.Display;
import org.crmperf.jobs.text.Text;

/**
 * Two distributions of response times over a logarithmic axis, as SVG paths, and the same as a
 * table: the share of requests within each step of 1, 2, 5.
 *
 * @param ticks of the axis
 * @param rows of the table
 */
record DistributionChart(String before, String after, List<Tick> ticks, List<Row> rows) {
  static final int WIDTH = 640;
  static final int HEIGHT = 200;

  /** Below the curves, for the axis. */
  static final int FOOT = 24;

  private static final int BINS_A_DECADE = 12;
  private static final int DECADES = 6;
  private static final int BINS = BINS_A_DECADE * DECADES;

  /** The axis begins at 0.1 ms. */
  private static final double FIRST_MICROS = 100;

  private static final double[] STEPS = {
    1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 30_000
  };

  /** A mark of the axis at {@code x}. */
  record Tick(String x, String label) {}

  /** The share of requests that took at most so long, and more than the row above. */
  record Row(String upTo, Text before, Text after) {}

  static DistributionChart of(LatencyHistogram before, LatencyHistogram after) {
    double[] then = shares(before);
    double[] now = shares(after);
    double top = 0;
    int first = BINS;
    int last = 0;
    for (int b = 0; b < BINS; b++) {
      top = Math.max(top, Math.max(then[b], now[b]));
      if (then[b] + now[b] > 0.0005) {
        first = Math.min(first, b);
        last = Math.max(last, b);
      }
    }
    first = Math.max(0, Math.min(first, BINS - 2) - 1);
    last = Math.min(BINS - 1, Math.max(last, first + 1) + 1);
    List<Tick> ticks = new ArrayList<>();
    for (int d = 0; d <= DECADES; d++) {
      int bin = d * BINS_A_DECADE;
      if (bin >= first && bin <= last) {
        ticks.add(
            new Tick(
                at(x(bin - 0.5, first, last)),
                Display.duration(FIRST_MICROS / 1000 * Math.pow(10, d))));
      }
    }
    return new DistributionChart(
        path(then, first, last, top),
        path(now, first, last, top),
        List.copyOf(ticks),
        rows(before, after));
  }

  private static double[] shares(LatencyHistogram latency) {
    double[] shares = new double[BINS];
    double total = Math.max(1, latency.total());
    latency.forEach(
        (micros, count) -> {
          double place = Math.log10(Math.max(1, micros) / FIRST_MICROS) * BINS_A_DECADE;
          shares[(int) Math.max(0, Math.min(BINS - 1, place))] += count / total;
        });
    return shares;
  }

  private static String path(double[] shares, int first, int last, double top) {
    StringBuilder path = new StringBuilder();
    for (int b = first; b <= last; b++) {
      double y = HEIGHT - (top == 0 ? 0 : (HEIGHT - 8) * shares[b] / top);
      path.append(b == first ? 'M' : 'L').append(at(x(b, first, last))).append(' ').append(at(y));
    }
    return path.toString();
  }

  private static double x(double bin, int first, int last) {
    return WIDTH * (bin - first) / (last - first);
  }

  private static String at(double place) {
    return Decimals.trimmed(Math.max(0, place), 1);
  }

  private static List<Row> rows(LatencyHistogram before, LatencyHistogram after) {
    List<Row> rows = new ArrayList<>();
    double seenBefore = 0;
    double seenAfter = 0;
    for (double step : STEPS) {
      double then = 1 - above(before, step);
      double now = 1 - above(after, step);
      if (then - seenBefore > 0 || now - seenAfter > 0) {
        rows.add(new Row(Display.duration(step), share(then - seenBefore), share(now - seenAfter)));
      }
      seenBefore = then;
      seenAfter = now;
    }
    if (seenBefore < 1 || seenAfter < 1) {
      rows.add(new Row("", share(1 - seenBefore), share(1 - seenAfter)));
    }
    return List.copyOf(rows);
  }

  private static double above(LatencyHistogram latency, double millis) {
    return latency.total() == 0
        ? 1
        : (double) latency.countAbove(Math.round(millis * 1000)) / latency.total();
  }

  private static Text share(double share) {
    return Display.percent(Math.max(0, share));
  }
}
