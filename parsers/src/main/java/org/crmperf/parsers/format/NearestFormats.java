package org.crmperf.parsers.format;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.crmperf.parsers.scan.ByteScan;
import org.crmperf.parsers.scan.LogText;
import org.crmperf.parsers.schema.RequestBatch;
import org.jspecify.annotations.Nullable;

/**
 * For a log that no format takes: which formats come nearest, and where each stops making sense of
 * it. The user then knows which definition to start from and which field of it to change.
 */
public final class NearestFormats {
  private static final int MOST_LINES = 20;
  private static final int LONGEST_VALUE = 40;

  private NearestFormats() {}

  /**
   * The known formats that understand most of the first lines in [from, to), best first; those that
   * understand nothing or everything are left out.
   */
  public static List<NearFormat> of(byte[] b, int from, int to, int most) {
    return of(LogFormats.presets(), b, from, to).stream()
        .filter(near -> near.understood() > 0)
        .limit(most)
        .toList();
  }

  /** How near one format comes; empty if it takes all of the first lines. */
  public static List<NearFormat> of(LogFormat format, byte[] b, int from, int to) {
    return of(List.of(format), b, from, to);
  }

  private static List<NearFormat> of(Collection<LogFormat> formats, byte[] b, int from, int to) {
    Set<String> definitions = new HashSet<>();
    List<NearFormat> all = new ArrayList<>();
    for (LogFormat format : formats) {
      NearFormat near = definitions.add(format.definition()) ? measure(format, b, from, to) : null;
      if (near != null) {
        all.add(near);
      }
    }
    String line = firstLine(b, from, to);
    all.sort(
        Comparator.comparingLong(NearFormat::understood)
            .reversed()
            .thenComparing(near -> unlikeness(near.format().definition(), line)));
    return all;
  }

  /** The first line that is not blank, whatever it holds. */
  private static String firstLine(byte[] b, int from, int to) {
    int at = from;
    while (at < to) {
      int newline = ByteScan.indexOf(b, at, to, (byte) '\n');
      int end = newline < 0 ? to : newline;
      if (!LineEnds.isBlankOrComment(b, at, LineEnds.trim(b, at, end))) {
        return new String(b, at, end - at, StandardCharsets.ISO_8859_1);
      }
      at = end + 1;
    }
    return "";
  }

  private static @Nullable NearFormat measure(LogFormat format, byte[] b, int from, int to) {
    CandidateParser parser = format.newParser(ZoneOffset.UTC);
    RequestBatch batch = new RequestBatch(1);
    NearFormat first = null;
    long understood = 0;
    long looked = 0;
    int lines = 0;
    int number = 0;
    int at = from;
    while (at < to && lines < MOST_LINES) {
      int newline = ByteScan.indexOf(b, at, to, (byte) '\n');
      int end = LineEnds.trim(b, at, newline < 0 ? to : newline);
      number++;
      if (LineEnds.isBlankOrComment(b, at, end)) {
        parser.comment(b, at, end);
      } else {
        batch.clear();
        batch.bytes = b;
        int head = LineHead.end(b, at, end);
        boolean taken = parser.parseQuickly(b, head, end, batch, 0);
        if (taken || parser.aside(b, head, end) == LineParser.Aside.NONE) {
          lines++;
          looked += end - head;
          int stop = taken ? end : Math.min(end, Math.max(head, parser.failedAt()));
          understood += stop - head;
          if (first == null && !taken) {
            first =
                new NearFormat(
                    format,
                    0,
                    0,
                    number,
                    at - from,
                    stop - from,
                    parser.failedField(),
                    value(b, stop, end));
          }
        }
      }
      at = newline < 0 ? to : newline + 1;
    }
    return first == null ? null : with(first, understood, looked);
  }

  private static NearFormat with(NearFormat near, long understood, long looked) {
    return new NearFormat(
        near.format(),
        understood,
        looked,
        near.line(),
        near.offset(),
        near.failedOffset(),
        near.field(),
        near.value());
  }

  private static String value(byte[] b, int from, int to) {
    int end = Math.min(to, from + LONGEST_VALUE);
    LogText text = new LogText();
    text.normalize(b, from, end);
    String value = new String(text.bytes(), 0, text.length(), StandardCharsets.UTF_8);
    return end < to ? value + "..." : value;
  }

  /**
   * How unlike a definition and a line are in shape: their quotes, and their words after the last
   * quote. It ranks formats that stop at the same field.
   */
  private static int unlikeness(String definition, String line) {
    int quotes = Math.abs(count(definition, '"') - count(line, '"'));
    int words = Math.abs(count(tail(definition), ' ') - count(tail(line), ' '));
    return quotes * 100 + words;
  }

  private static String tail(String text) {
    return text.substring(text.lastIndexOf('"') + 1);
  }

  private static int count(String text, char wanted) {
    return (int) text.chars().filter(c -> c == wanted).count();
  }
}
