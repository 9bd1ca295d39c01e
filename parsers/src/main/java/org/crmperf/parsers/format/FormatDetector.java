package org.crmperf.parsers.format;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.crmperf.parsers.scan.ByteScan;
import org.crmperf.parsers.schema.RequestBatch;
import org.jspecify.annotations.Nullable;

/** Finds the formats of a sample by parsing it against every known one. */
public final class FormatDetector {
  private static final int MOST_LINES = 2_000;

  /**
   * One line in so many that only a format of any end takes is a damaged line, no second format.
   */
  private static final int DAMAGED = 20;

  private FormatDetector() {}

  /**
   * Detects the formats of the lines in [from, to). A last line without an end counts only if it is
   * the only one, for a sample is cut anywhere.
   *
   * @return empty if no line of it parses
   */
  public static Optional<Detection> detect(byte[] b, int from, int to) {
    ZoneId anyZone = ZoneOffset.UTC;
    List<CandidateParser> parsers = new ArrayList<>(KnownParsers.of(anyZone).values());
    JsonGuess.of(b, from, to).ifPresent(format -> parsers.add(format.newParser(anyZone)));
    FirstTaking first = new FirstTaking(() -> parsers);
    Map<LogFormat, Integer> taken = new LinkedHashMap<>();
    RequestBatch batch = new RequestBatch(1);
    int lines = 0;
    int at = from;
    while (at < to && lines < MOST_LINES) {
      int newline = ByteScan.indexOf(b, at, to, (byte) '\n');
      if (newline < 0 && lines > 0) {
        break;
      }
      int end = LineEnds.trim(b, at, newline < 0 ? to : newline);
      if (LineEnds.isBlankOrComment(b, at, end)) {
        showComment(parsers, b, at, end);
      } else {
        CandidateParser parser = taking(first, b, at, end, batch);
        int whole =
            parser == null && newline >= 0 ? QuotedRecords.end(b, at, newline, to) : newline;
        if (whole > newline) {
          parser = taking(first, b, at, LineEnds.trim(b, at, whole), batch);
          boolean quoted =
              parser != null && parser.lastFormat().records() == LogFormat.Records.QUOTED_RECORDS;
          parser = quoted ? parser : null;
          newline = quoted ? whole : newline;
        }
        if (parser != null) {
          taken.merge(parser.lastFormat(), 1, Integer::sum);
          lines++;
        } else if (!anyAside(parsers, b, at, end)) {
          lines++;
        }
      }
      at = newline < 0 ? to : newline + 1;
    }
    if (taken.isEmpty() && lines == 0) {
      parsers.stream()
          .filter(parser -> parser instanceof TableParser table && table.isReady())
          .forEach(parser -> taken.put(parser.lastFormat(), 0));
    }
    if (taken.isEmpty()) {
      return Optional.empty();
    }
    List<Detection.Share> shares = new ArrayList<>();
    int most = Collections.max(taken.values());
    taken.forEach(
        (format, count) -> {
          if (!Detection.takesAnyEnd(format) || count * DAMAGED >= most) {
            shares.add(new Detection.Share(format, count));
          }
        });
    shares.sort(Comparator.comparingInt(Detection.Share::lines).reversed());
    return Optional.of(new Detection(List.copyOf(shares), lines, Detection.Mode.DETECTED));
  }

  private static void showComment(List<CandidateParser> parsers, byte[] b, int from, int to) {
    for (CandidateParser parser : parsers) {
      parser.comment(b, from, to);
    }
  }

  /** Shows a line that is no request to all parsers: it may be the header of more than one. */
  private static boolean anyAside(List<CandidateParser> parsers, byte[] b, int from, int to) {
    boolean any = false;
    for (CandidateParser parser : parsers) {
      any |= parser.aside(b, from, to) != LineParser.Aside.NONE;
    }
    return any;
  }

  private static @Nullable CandidateParser taking(
      FirstTaking first, byte[] b, int from, int to, RequestBatch batch) {
    batch.clear();
    return first.of(b, from, to, batch, 0);
  }
}
