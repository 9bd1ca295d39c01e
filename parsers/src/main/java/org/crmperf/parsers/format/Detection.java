package org.crmperf.parsers.format;

import java.io.Serializable;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What formats a sample is written in.
 *
 * @param shares the formats that took lines of the sample, most lines first; never empty
 * @param lines lines of the sample, without blank ones and comments
 * @param mode whether the user named the format, and nothing else is tried
 */
public record Detection(List<Share> shares, int lines, Mode mode) implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Who chose. */
  public enum Mode {
    DETECTED,
    GIVEN
  }

  /** Lines of the sample that a format took. */
  public record Share(LogFormat format, int lines) implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  /** The format that the user gave. */
  public static Detection given(LogFormat format) {
    return new Detection(List.of(new Share(format, 0)), 0, Mode.GIVEN);
  }

  /** The format of most lines. */
  public LogFormat primary() {
    return shares.get(0).format();
  }

  /** The part of the sample's lines that parsed, 0 to 1; 1 for a format that was given. */
  public double confidence() {
    return mode == Mode.GIVEN || lines == 0
        ? 1
        : (double) shares.stream().mapToInt(Share::lines).sum() / lines;
  }

  /** The names of the formats, most lines first, joined by " + ". */
  public String label() {
    return String.join(" + ", shares.stream().map(share -> share.format().name()).toList());
  }

  /** One line for the user: what was chosen, how sure, and what to look at twice. */
  public String describe() {
    if (mode == Mode.GIVEN) {
      return label() + " (as given)";
    }
    String sure =
        String.format(
            Locale.ROOT, "%s (%.1f %% of %d sampled lines)", label(), 100 * confidence(), lines);
    if (primary().definition().contains("%D")) {
      sure +=
          ", durations taken for microseconds: Tomcat up to 9 and Jetty write milliseconds, see"
              + " --format";
    } else if (takesAnyEnd(primary())) {
      sure +=
          ", of what follows the user agent only rt= or request_time= is read: give the whole"
              + " format with --format";
    } else if (!primary().reading().isEmpty()) {
      sure += ", " + primary().reading();
    }
    return sure;
  }

  /** Whether a format takes any line that begins well, whatever follows. */
  static boolean takesAnyEnd(LogFormat format) {
    return format.definition().contains("$rest_of_line");
  }

  /**
   * A parser for these formats; a detected one tries every other known format too, but for those
   * that take any end of line: they would take the damaged lines of a known format for whole ones.
   */
  public LineParser newParser(ZoneId logZone) {
    List<CandidateParser> seen = new ArrayList<>();
    for (Share share : shares) {
      seen.add(share.format().newParser(logZone));
    }
    return mode == Mode.GIVEN ? seen.get(0) : new MixedLineParser(seen, () -> others(logZone));
  }

  private List<CandidateParser> others(ZoneId logZone) {
    List<CandidateParser> others = new ArrayList<>();
    KnownParsers.of(logZone)
        .forEach(
            (format, parser) -> {
              boolean seen = shares.stream().anyMatch(s -> s.format().name().equals(format.name()));
              if (!seen && !takesAnyEnd(format)) {
                others.add(parser);
              }
            });
    return others;
  }

  /** What the records are, the formats seen taken together. */
  public LogFormat.Records records() {
    LogFormat.Records most = LogFormat.Records.LINES;
    for (Share share : shares) {
      LogFormat.Records records = share.format().records();
      most = records.compareTo(most) > 0 ? records : most;
    }
    return most;
  }
}
