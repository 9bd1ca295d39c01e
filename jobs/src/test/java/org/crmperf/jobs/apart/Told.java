package org.crmperf.jobs.apart;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** What findings.csv says to a reader who knows nothing of how it was made. */
final class Told {
  private static final Set<String> CAUSES =
      Set.of(
          "database",
          "caching",
          "network",
          "concurrency",
          "flow_control",
          "availability_design",
          "partition",
          "capacity");

  private Told() {}

  /** The kind of the first row that names a cause. */
  static String firstCause(Night night) {
    return night.findings().stream()
        .map(r -> kind(r))
        .filter(CAUSES::contains)
        .findFirst()
        .orElse("none");
  }

  /** The kind of the very first row. */
  static String firstRow(Night night) {
    return night.findings().isEmpty() ? "none" : kind(night.findings().get(0));
  }

  /** Rows of a kind, without those of one endpoint. */
  static List<String> others(Night night, String kind, String method, String endpoint) {
    return night.findings().stream()
        .filter(r -> kind(r).equals(kind))
        .filter(r -> !(r.get("method") + r.get("endpoint")).equals(method + endpoint))
        .map(Told::words)
        .toList();
  }

  static boolean isRegressed(Night night, Page page) {
    return night.findings().stream()
        .anyMatch(
            r ->
                kind(r).equals("regressed")
                    && page.method().equals(r.get("method"))
                    && page.name().equals(r.get("endpoint")));
  }

  static boolean hasOutage(List<Map<String, String>> rows, String from, String to, String prefix) {
    return rows.stream()
        .anyMatch(
            r ->
                String.valueOf(r.get(prefix + "start")).startsWith(from)
                    && String.valueOf(r.get(prefix + "end")).startsWith(to));
  }

  static String words(Map<String, String> row) {
    return row.get("severity") + " " + row.get("kind") + " " + row.get("endpoint");
  }

  private static String kind(Map<String, String> row) {
    return String.valueOf(row.get("kind"));
  }
}
