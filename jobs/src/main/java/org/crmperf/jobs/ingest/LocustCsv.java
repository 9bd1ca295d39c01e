package org.crmperf.jobs.ingest;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.crmperf.jobs.warehouse.LoadTestRow;
import org.crmperf.parsers.scan.Cells;
import org.crmperf.parsers.scan.LogText;
import org.crmperf.parsers.schema.RejectReason;
import org.jspecify.annotations.Nullable;

/**
 * Locust's CSV files, by their headers, whose names have changed a little from version to version.
 * Of a history the last row of each name counts: its totals are those of the whole test.
 */
final class LocustCsv implements AggregateRows {
  private static final String[] REQUESTS = {"request count", "total request count", "# requests"};
  private static final String[] FAILURES = {
    "failure count", "total failure count", "# failures", "occurrences"
  };
  private static final String[] MEDIAN = {"median response time", "total median response time"};
  private static final String[] MEAN = {"average response time", "total average response time"};
  private static final String[] MIN = {"min response time", "total min response time"};
  private static final String[] MAX = {"max response time", "total max response time"};
  private static final int LONGEST_TEXT = 1000;

  /** The year 9999. */
  static final long LAST_SECOND = 253_370_764_800L;

  private final AggregateKind kind;
  private final Cells cells = new Cells();
  private final LogText text = new LogText();
  private final Map<String, LoadTestRow> latest = new LinkedHashMap<>();
  private final List<LoadTestRow> rows = new ArrayList<>();
  private List<String> names = List.of();
  private @Nullable RejectReason reason;
  private String failedField = "";

  LocustCsv(AggregateKind kind) {
    this.kind = kind;
  }

  @Override
  public Taken take(byte[] b, int from, int to) {
    List<String> header = AggregateKind.names(b, from, to);
    Optional<AggregateKind> named = AggregateKind.ofHeader(header);
    if (named.isPresent() && named.get() == kind) {
      names = header;
      return Taken.HEADER;
    }
    reason = null;
    if (!cells.splitQuoted(b, from, to, (byte) ',')) {
      return rejected(RejectReason.LAYOUT, "quoted text");
    }
    if (cells.count != names.size()) {
      return rejected(
          cells.count < names.size() ? RejectReason.TRUNCATED : RejectReason.TRAILING_DATA,
          "end of line");
    }
    LoadTestRow row = row();
    if (reason != null) {
      return Taken.REJECT;
    }
    keep(row);
    return Taken.ROW;
  }

  private Taken rejected(RejectReason why, String field) {
    reason = why;
    failedField = field;
    return Taken.REJECT;
  }

  private void keep(LoadTestRow row) {
    if (kind != AggregateKind.LOCUST_STATS_HISTORY) {
      if (rows.size() < MOST) {
        rows.add(row);
      }
      return;
    }
    String key = row.method() + " " + row.name();
    LoadTestRow before = latest.get(key);
    if (before != null || latest.size() < MOST) {
      long first = before == null ? row.firstSecond() : before.firstSecond();
      latest.put(key, since(first, row));
    }
  }

  private static LoadTestRow since(long firstSecond, LoadTestRow row) {
    return new LoadTestRow(
        row.name(),
        row.method(),
        row.requests(),
        row.failures(),
        row.medianMillis(),
        row.meanMillis(),
        row.minMillis(),
        row.maxMillis(),
        row.p95Millis(),
        row.p99Millis(),
        row.requestsPerSecond(),
        row.error(),
        firstSecond,
        row.lastSecond());
  }

  private LoadTestRow row() {
    boolean history = kind == AggregateKind.LOCUST_STATS_HISTORY;
    boolean failures = kind == AggregateKind.LOCUST_FAILURES;
    long second = history ? second() : -1;
    return new LoadTestRow(
        text("name"),
        text(names.contains("type") ? "type" : "method"),
        failures ? Double.NaN : history ? number(REQUESTS) : required(REQUESTS),
        history ? number(FAILURES) : required(FAILURES),
        number(MEDIAN),
        number(MEAN),
        number(MIN),
        number(MAX),
        // a history's percentiles are those of its last ten seconds, not of the test
        history ? Double.NaN : number("95%"),
        history ? Double.NaN : number("99%"),
        history || failures ? Double.NaN : number("requests/s"),
        failures ? text("error") : "",
        second,
        second);
  }

  private long second() {
    double value = number("timestamp");
    if (value > 0 && value < LAST_SECOND) {
      return (long) value;
    }
    rejected(RejectReason.BAD_TIME, "timestamp");
    return -1;
  }

  private double required(String... choices) {
    double value = number(choices);
    if (Double.isNaN(value) && reason == null) {
      rejected(RejectReason.BAD_NUMBER, choices[0]);
    }
    return value;
  }

  /** The number in the first of these columns that there is; NaN for N/A. */
  private double number(String... choices) {
    int column = column(choices);
    if (column < 0) {
      return Double.NaN;
    }
    String value = raw(column).strip();
    if (value.isEmpty() || value.equalsIgnoreCase("n/a") || value.equalsIgnoreCase("none")) {
      return Double.NaN;
    }
    try {
      double number = Double.parseDouble(value);
      if (number >= 0 && number < Long.MAX_VALUE) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    if (reason == null) {
      rejected(RejectReason.BAD_NUMBER, names.get(column));
    }
    return Double.NaN;
  }

  private int column(String... choices) {
    for (String choice : choices) {
      int column = names.indexOf(choice);
      if (column >= 0) {
        return column;
      }
    }
    return -1;
  }

  private String raw(int column) {
    int from = cells.starts[column];
    return new String(
        cells.bytes,
        from,
        Math.min(cells.ends[column] - from, LONGEST_TEXT),
        StandardCharsets.ISO_8859_1);
  }

  private String text(String name) {
    int column = column(name);
    if (column < 0) {
      return "";
    }
    int from = cells.starts[column];
    text.normalize(cells.bytes, from, Math.min(cells.ends[column], from + LONGEST_TEXT));
    String value = new String(text.bytes(), 0, text.length(), StandardCharsets.UTF_8);
    return cells.doubled(column) ? value.replace("\"\"", "\"") : value;
  }

  @Override
  public RejectReason reason() {
    return reason == null ? RejectReason.LAYOUT : reason;
  }

  @Override
  public String failedField() {
    return failedField;
  }

  @Override
  public List<LoadTestRow> rows() {
    List<LoadTestRow> all = new ArrayList<>(rows);
    all.addAll(latest.values());
    return List.copyOf(all);
  }
}
