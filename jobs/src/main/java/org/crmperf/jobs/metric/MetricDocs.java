package org.crmperf.jobs.metric;

/** docs/metrics.md, from the catalogue. A test holds the committed page to it. */
public final class MetricDocs {
  private MetricDocs() {}

  /** The whole page, Markdown. */
  public static String markdown() {
    StringBuilder out =
        new StringBuilder(
            """
            # Metrics

            Generated from `MetricDefinition`; do not edit by hand. The same names are columns of `hourly.csv`, `endpoints.csv`
            and `endpoint_hours.csv`, keys of `metrics` in `summary.json`, and columns of the warehouse's rollups where stored.

            | column | title | unit | decimals | definition |
            |---|---|---|---|---|
            """);
    for (MetricDefinition metric : MetricDefinition.values()) {
      out.append("| `").append(metric.column()).append("` | ").append(metric.title());
      out.append(" | ").append(metric.unit()).append(" | ").append(metric.decimals());
      out.append(" | ").append(metric.formula()).append(" |\n");
    }
    return out.append("\n## Reading them\n\n")
        .append("- An empty cell (CSV), `null` (JSON) or – (HTML) means undefined: no requests,")
        .append(" or none with a duration. It never means zero.\n")
        .append("- Percentiles come from merged histograms, never from averages of percentiles;")
        .append(" `max_ms` and `mean_ms` are exact.\n")
        .append("- A percentile beyond which fewer than ")
        .append(MetricDefinition.MIN_REQUESTS_BEYOND)
        .append(" requests lie is uncertain: marked ~ in the HTML, listed under `uncertain` in")
        .append(" `summary.json`.\n")
        .append("- A request belongs to the hour in which its log line was stamped.\n")
        .toString();
  }
}
