package org.crmperf.jobs.metric;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue of metrics, in the order in which every renderer shows them: CSV headers, HTML
 * tables, summary.json and docs/metrics.md all come from here.
 *
 * <p>A value is NaN where the metric is undefined (no requests, no durations); renderers leave the
 * cell empty.
 */
public enum MetricDefinition {
  REQUESTS("Requests", "requests", 0, "number of requests", r -> r.stats().requests),
  THROUGHPUT_RPS(
      "Throughput",
      "requests/s",
      6,
      "requests / seconds of the period",
      r -> (double) r.stats().requests / r.seconds()),
  PEAK_MINUTE_RPS(
      "Peak minute",
      "requests/s",
      6,
      "requests of the busiest minute / 60",
      r -> r.stats().peakMinuteRequests / 60.0),
  ERRORS_4XX("4xx", "requests", 0, "status 400-499 without 499", r -> r.stats().errors4xx),
  ERRORS_5XX("5xx", "requests", 0, "status 500-599", r -> r.stats().errors5xx),
  ERROR_RATE(
      "Error rate",
      "ratio",
      6,
      "errors / requests; an error is status >= 500, 0 or unknown, or what the config adds",
      r -> ratio(r.stats().errors, r.stats().requests)),
  P50_MS("p50", "ms", 3, 0.50),
  P75_MS("p75", "ms", 3, 0.75),
  P90_MS("p90", "ms", 3, 0.90),
  P95_MS("p95", "ms", 3, 0.95),
  P99_MS("p99", "ms", 3, 0.99),
  P999_MS("p99.9", "ms", 3, 0.999),
  MAX_MS(
      "Max",
      "ms",
      3,
      "longest duration, exact",
      r -> r.stats().timed == 0 ? Double.NaN : r.stats().maxMicros / 1000.0),
  MEAN_MS(
      "Mean",
      "ms",
      3,
      "sum of durations / requests with a duration, exact",
      r -> r.stats().timed == 0 ? Double.NaN : r.stats().sumMicros / (1000.0 * r.stats().timed)),
  APDEX(
      "Apdex",
      "score",
      4,
      "(satisfied + tolerating / 2) / N, with T and 4T; errors are frustrated; N is the requests"
          + " with a duration and the errors; undefined if none has a duration, however many errors",
      r ->
          r.stats().timed == 0
              ? Double.NaN
              : (r.stats().satisfied + r.stats().tolerating / 2.0) / r.stats().apdexSamples),
  AVAILABILITY(
      "Availability",
      "ratio",
      6,
      "up minutes / (up + down minutes); a minute is down when at least half of its requests are"
          + " errors, unknown when it has none",
      r -> ratio(r.stats().upMinutes, r.stats().upMinutes + r.stats().downMinutes)),
  COVERAGE(
      "Coverage",
      "ratio",
      6,
      "minutes with requests / all minutes of the period",
      r -> (r.stats().upMinutes + r.stats().downMinutes) / (r.seconds() / 60.0)),
  SUCCESS_RATE(
      "Success rate",
      "ratio",
      6,
      "requests that are no errors / requests",
      r -> ratio(r.stats().requests - r.stats().errors, r.stats().requests)),
  CONCURRENCY(
      "Concurrency",
      "requests",
      6,
      "busy time / time (Little's law): the mean number of requests in progress",
      r -> r.stats().timed == 0 ? Double.NaN : r.stats().sumMicros / (1e6 * r.seconds())),
  RESPONSE_BYTES("Bytes", "bytes", 0, "sum of response sizes", r -> r.stats().responseBytes);

  /** A percentile needs this many requests beyond it, or it is marked as uncertain. */
  public static final int MIN_REQUESTS_BEYOND = 5;

  private final String title;
  private final String unit;
  private final int decimals;
  private final String formula;
  private final ToDoubleFunction<MetricRow> value;
  private final double quantile;

  MetricDefinition(
      String title, String unit, int decimals, String formula, ToDoubleFunction<MetricRow> value) {
    this.title = title;
    this.unit = unit;
    this.decimals = decimals;
    this.formula = formula;
    this.value = value;
    this.quantile = Double.NaN;
  }

  MetricDefinition(String title, String unit, int decimals, double quantile) {
    this.title = title;
    this.unit = unit;
    this.decimals = decimals;
    this.formula =
        String.format(
            Locale.ROOT,
            "nearest-rank percentile: the duration of rank ceil(%s n), within 0.5 %%",
            quantile);
    this.value =
        r ->
            r.stats().latency.total() == 0
                ? Double.NaN
                : r.stats().latency.percentile(quantile) / 1000.0;
    this.quantile = quantile;
  }

  /** The name in CSV headers, JSON keys and configuration. */
  public String column() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The short title in tables. */
  public String title() {
    return title;
  }

  /** The unit. */
  public String unit() {
    return unit;
  }

  /** Decimals written by every renderer. */
  public int decimals() {
    return decimals;
  }

  /** How it is computed. */
  public String formula() {
    return formula;
  }

  /** The value in {@link #unit}, NaN where undefined. */
  public double value(MetricRow row) {
    return value.applyAsDouble(row);
  }

  /** Whether it is a percentile. */
  public boolean isPercentile() {
    return !Double.isNaN(quantile);
  }

  /**
   * Whether the row has too few requests for this percentile: fewer than {@link
   * #MIN_REQUESTS_BEYOND} lie beyond it. False for other metrics.
   */
  public boolean isUncertain(MetricRow row) {
    return isPercentile()
        && row.stats().latency.total() > 0
        && row.stats().latency.total() * (1 - quantile) < MIN_REQUESTS_BEYOND - 1e-9;
  }

  /** The value as every renderer writes it to a file: '.' decimals, empty where undefined. */
  public String format(MetricRow row) {
    double v = value(row);
    return Double.isNaN(v) ? "" : Decimals.fixed(v, decimals);
  }

  /** The metric of this column name, or null. */
  public static @Nullable MetricDefinition ofColumn(String column) {
    for (MetricDefinition metric : values()) {
      if (metric.column().equals(column)) {
        return metric;
      }
    }
    return null;
  }

  /** The percentiles, ascending. */
  public static List<MetricDefinition> percentiles() {
    return List.of(P50_MS, P75_MS, P90_MS, P95_MS, P99_MS, P999_MS);
  }

  /** Divided once, as all values are: what is rounded twice may lie on the wrong side of a tie. */
  private static double ratio(long part, long whole) {
    return whole == 0 ? Double.NaN : (double) part / whole;
  }
}
