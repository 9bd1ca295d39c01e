package org.crmperf.jobs.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.crmperf.jobs.metric.RequestStats;
import org.crmperf.jobs.metric.TimePart;
import org.crmperf.jobs.text.Words;

/**
 * Where the time goes: of the endpoints that take most of it, the shares of the parts that their
 * logs name.
 *
 * @param names the parts that some endpoint has, as headings
 * @param lines the endpoints, most time first
 */
record TimeParts(List<String> names, List<Line> lines) {
  /** Endpoints in the table; time_parts.csv has all. */
  static final int SHOWN = 20;

  /**
   * An endpoint.
   *
   * @param busy all its time, in words
   * @param shares one for each of {@link TimeParts#names}
   */
  record Line(String name, String method, String busy, List<Share> shares) {}

  /**
   * A part of an endpoint's time.
   *
   * @param bar 0 to 1, for drawing; a part that overlaps the total may be more, and is drawn as 1
   * @param text in percent, or a dash if no request says it
   */
  record Share(String bar, String text) {}

  static TimeParts of(ComputedReport report, Words words) {
    List<TimePart> parts = present(report);
    List<ComputedReport.Endpoint> busiest =
        report.endpoints().stream()
            .filter(endpoint -> saysAny(stats(endpoint)))
            .sorted(Comparator.comparingLong(endpoint -> -stats(endpoint).sumMicros))
            .limit(SHOWN)
            .toList();
    return new TimeParts(
        parts.stream().map(part -> heading(part, words)).toList(),
        busiest.stream().map(endpoint -> line(endpoint, parts, words)).toList());
  }

  /** The parts that some endpoint has. */
  static List<TimePart> present(ComputedReport report) {
    List<TimePart> parts = new ArrayList<>();
    for (TimePart part : TimePart.values()) {
      if (report.endpoints().stream().anyMatch(e -> stats(e).partOfMicros[part.ordinal()] > 0)) {
        parts.add(part);
      }
    }
    return parts;
  }

  static String heading(TimePart part, Words words) {
    return words.of("cell.part", part);
  }

  private static Line line(ComputedReport.Endpoint endpoint, List<TimePart> parts, Words words) {
    RequestStats stats = stats(endpoint);
    return new Line(
        endpoint.name(),
        endpoint.method(),
        Display.span(stats.sumMicros / 1e6, words),
        parts.stream().map(part -> share(stats.partShare(part), words)).toList());
  }

  private static Share share(double share, Words words) {
    return Double.isNaN(share)
        ? new Share("0", Display.NONE)
        : new Share(
            String.format(Locale.ROOT, "%.3f", Math.min(1, share)),
            Display.RATIO.text(share, words));
  }

  static boolean saysAny(RequestStats stats) {
    for (long of : stats.partOfMicros) {
      if (of > 0) {
        return true;
      }
    }
    return false;
  }

  static RequestStats stats(ComputedReport.Endpoint endpoint) {
    return endpoint.row().row().stats();
  }
}
