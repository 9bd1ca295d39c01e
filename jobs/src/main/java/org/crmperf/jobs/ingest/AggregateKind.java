package org.crmperf.jobs.ingest;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.crmperf.jobs.warehouse.FileStores;
import org.crmperf.jobs.warehouse.InputFile;
import org.crmperf.jobs.warehouse.SourceStream;
import org.crmperf.parsers.error.CrmPerfException;
import org.crmperf.parsers.format.LineEnds;
import org.crmperf.parsers.scan.ByteScan;
import org.crmperf.parsers.scan.Cells;

/** Results of load tests that hold no requests any more, but figures that the tool made of them. */
public enum AggregateKind {
  LOCUST_STATS("Type,Name,Request Count,Failure Count,Median Response Time,...,99%,...,100%"),
  LOCUST_STATS_HISTORY("Timestamp,User Count,Type,Name,Requests/s,...,Total Request Count,..."),
  LOCUST_FAILURES("Method,Name,Error,Occurrences"),
  /** What Locust's workers tell their master: a JSON object a line. */
  LOCUST_WORKERS("{\"stats\": [{\"name\": ..., \"response_times\": {...}, ...}], ...}");

  private static final int HEAD = 4096;

  private final String definition;

  AggregateKind(String definition) {
    this.definition = definition;
  }

  /** The name that users see. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What its records look like. */
  public String definition() {
    return definition;
  }

  /** One line for the user. */
  public String describe() {
    return label() + " (aggregated by the tool: shown as such, not counted as requests)";
  }

  /** Whether a text is {@link #describe} of one of them. */
  static boolean describes(String text) {
    return Arrays.stream(values()).anyMatch(kind -> kind.describe().equals(text));
  }

  /** The kind that users call so. */
  static Optional<AggregateKind> named(String label) {
    return Arrays.stream(values()).filter(kind -> kind.label().equals(label)).findFirst();
  }

  /** The kind of a file; empty if it is none of them, or cannot be read. */
  static Optional<AggregateKind> of(FileStores stores, InputFile file) {
    byte[] head = new byte[HEAD];
    int size = 0;
    try (SourceStream in = SourceStream.open(stores, file.path(), file.compression(), 0)) {
      int n;
      while (size < HEAD && (n = in.read(head, size, HEAD - size)) > 0) {
        size += n;
      }
    } catch (CrmPerfException e) {
      if (size == 0) {
        return Optional.empty(); // whoever reads the file says why it cannot be read
      }
    }
    return of(head, LineEnds.byteOrderMark(head, 0, size), size);
  }

  private static Optional<AggregateKind> of(byte[] head, int from, int to) {
    if (from < to && head[from] == '{') {
      String text = new String(head, from, to - from, StandardCharsets.ISO_8859_1);
      boolean stats = text.contains("\"response_times\"") && text.contains("\"num_requests\"");
      return stats ? Optional.of(LOCUST_WORKERS) : Optional.empty();
    }
    int newline = ByteScan.indexOf(head, from, to, (byte) '\n');
    return ofHeader(names(head, from, LineEnds.trim(head, from, newline < 0 ? to : newline)));
  }

  /** The kind that a header names; empty if it is the header of something else. */
  static Optional<AggregateKind> ofHeader(List<String> names) {
    boolean named = names.contains("name");
    boolean typed = named && (names.contains("type") || names.contains("method"));
    boolean counted = names.contains("request count") || names.contains("# requests");
    if (typed && names.contains("timestamp") && names.contains("requests/s")) {
      return Optional.of(LOCUST_STATS_HISTORY);
    }
    if (typed && counted && names.contains("median response time")) {
      return Optional.of(LOCUST_STATS);
    }
    boolean failures = typed && names.contains("error") && names.contains("occurrences");
    return failures ? Optional.of(LOCUST_FAILURES) : Optional.empty();
  }

  /** The cells of a header in lower case; none if it is no line of CSV. */
  static List<String> names(byte[] b, int from, int to) {
    Cells cells = new Cells();
    List<String> names = new ArrayList<>();
    if (cells.splitQuoted(b, from, to, (byte) ',')) {
      for (int i = 0; i < cells.count; i++) {
        names.add(
            new String(b, cells.starts[i], cells.ends[i] - cells.starts[i], StandardCharsets.UTF_8)
                .strip()
                .toLowerCase(Locale.ROOT));
      }
    }
    return names;
  }
}
