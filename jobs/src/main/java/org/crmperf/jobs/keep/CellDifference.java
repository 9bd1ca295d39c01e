package org.crmperf.jobs.keep;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.crmperf.jobs.metric.RequestStats;

/** Where two counts of what should be the same requests differ. */
final class CellDifference {
  /** What no configuration changes. */
  private static final Map<String, ToLongFunction<RequestStats>> PLAIN = new LinkedHashMap<>();

  /** What depends on targets, and on what counts as an error. */
  private static final Map<String, ToLongFunction<RequestStats>> POLICY = new LinkedHashMap<>();

  static {
    PLAIN.put("requests", s -> s.requests);
    PLAIN.put("errors_4xx", s -> s.errors4xx);
    PLAIN.put("client_closed", s -> s.clientClosed);
    PLAIN.put("errors_5xx", s -> s.errors5xx);
    PLAIN.put("timed", s -> s.timed);
    PLAIN.put("sum_us", s -> s.sumMicros);
    PLAIN.put("max_us", s -> s.maxMicros);
    PLAIN.put("response_bytes", s -> s.responseBytes);
    PLAIN.put("durations in the histogram", s -> s.latency.total());
    POLICY.put("errors", s -> s.errors);
    POLICY.put("apdex_samples", s -> s.apdexSamples);
    POLICY.put("satisfied", s -> s.satisfied);
    POLICY.put("tolerating", s -> s.tolerating);
    POLICY.put("over_target", s -> s.overTarget);
    POLICY.put("over_target_us", s -> s.overTargetMicros);
  }

  private CellDifference() {}

  /** The first difference that no configuration explains, in words; empty if there is none. */
  static String plain(RequestStats one, String oneName, RequestStats other, String otherName) {
    return first(PLAIN, one, oneName, other, otherName);
  }

  /** The first difference, in words; empty if there is none. */
  static String any(RequestStats one, String oneName, RequestStats other, String otherName) {
    String plain = plain(one, oneName, other, otherName);
    return plain.isEmpty() ? first(POLICY, one, oneName, other, otherName) : plain;
  }

  private static String first(
      Map<String, ToLongFunction<RequestStats>> figures,
      RequestStats one,
      String oneName,
      RequestStats other,
      String otherName) {
    for (Map.Entry<String, ToLongFunction<RequestStats>> figure : figures.entrySet()) {
      long a = figure.getValue().applyAsLong(one);
      long b = figure.getValue().applyAsLong(other);
      if (a != b) {
        return figure.getKey() + " is " + a + " in " + oneName + " and " + b + " in " + otherName;
      }
    }
    return "";
  }
}
