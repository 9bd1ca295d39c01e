package org.crmperf.parsers.format;

import java.nio.charset.StandardCharsets;
import org.crmperf.parsers.scan.ByteScan;
import org.crmperf.parsers.scan.Decimal;
import org.crmperf.parsers.schema.AccessField;
import org.crmperf.parsers.schema.RejectReason;
import org.crmperf.parsers.schema.RequestBatch;

/**
 * Lines of Gatling's simulation.log. Only REQUEST records are requests: a GROUP is the sum of its
 * requests, which stand in the log themselves.
 */
final class GatlingParser implements CandidateParser {
  private static final int TIME = AccessField.TIME.ordinal();
  private static final int URL = AccessField.URL.ordinal();
  private static final int STATUS = AccessField.STATUS.ordinal();
  private static final int DURATION = AccessField.DURATION.ordinal();
  private static final int FIRST_BYTE = AccessField.FIRST_BYTE.ordinal();
  private static final int SUCCESS = AccessField.SUCCESS.ordinal();
  private static final byte[] REQUEST = ascii("REQUEST");
  private static final byte[][] ASIDES = {
    ascii("RUN"), ascii("USER"), ascii("GROUP"), ascii("ERROR"), ascii("ASSERTION")
  };
  private static final byte[][] OLD_ASIDES = {ascii("RUN"), ascii("USER"), ascii("GROUP")};
  private static final byte[] STATUS_CHECK = ascii("status.");
  private static final byte[] FOUND = ascii("found ");
  private static final byte[] GROUP_SEPARATOR = ascii(" / ");
  private static final long MICROS = 1000;

  /** The year 2286 in milliseconds; what is later is no time. */
  private static final long LAST_MILLIS = 9_999_999_999_999L;

  private static final long OK_STATUS = 200;
  private static final int KIND_FIRST = 0;
  private static final int KIND_THIRD = 2;

  private final GatlingFormat format;
  private final GatlingColumns columns = new GatlingColumns();
  private final long fields;
  private int failedAt;
  private String failedField = "record";
  private RejectReason reason = RejectReason.LAYOUT;

  GatlingParser(GatlingFormat format) {
    this.format = format;
    this.fields = RequestBatch.mask(format.fields());
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public boolean parseQuickly(byte[] b, int from, int to, RequestBatch batch, int row) {
    columns.cut(b, from, to);
    int kind = columns.is(KIND_FIRST, REQUEST) ? KIND_FIRST : KIND_THIRD;
    if (!columns.is(kind, REQUEST)) {
      return refused(from, "record", RejectReason.LAYOUT);
    }
    if (!columns.findVerdict(kind)) {
      return withoutVerdict(kind, to);
    }
    int first = columns.firstTime();
    long start = columns.number(first);
    if (start <= 0 || start > LAST_MILLIS) {
      return refused(columns.start(first), "start", RejectReason.BAD_TIME);
    }
    batch.fields |= fields;
    batch.longs[TIME][row] = start * MICROS;
    batch.longs[DURATION][row] = since(start, columns.number(columns.verdict() - 1));
    if (columns.hasFourTimes()) {
      batch.longs[FIRST_BYTE][row] = since(start, columns.number(first + 2));
    }
    batch.longs[SUCCESS][row] = columns.isOk() ? 1 : 0;
    batch.longs[STATUS][row] = columns.isOk() ? OK_STATUS : statusIn(b, to);
    name(b, first - 2, batch, row);
    return true;
  }

  /** Microseconds from the start to a time that may never have come. */
  private static long since(long start, long end) {
    boolean ended = end >= start && Decimal.isDuration((end - start) * MICROS);
    return ended && end <= LAST_MILLIS ? (end - start) * MICROS : RequestBatch.NULL;
  }

  /** The status that a failed check of the status names in its message, or null. */
  private long statusIn(byte[] b, int to) {
    int from = Math.min(to, columns.end(columns.verdict()) + 1);
    int check = find(b, from, to, STATUS_CHECK);
    int found = check < 0 ? -1 : find(b, check, to, FOUND);
    while (found >= 0) {
      int at = found + FOUND.length;
      if (at + 3 <= to && isCode(b, at) && (at + 3 == to || !isDigit(b[at + 3]))) {
        return (b[at] - '0') * 100L + (b[at + 1] - '0') * 10L + (b[at + 2] - '0');
      }
      found = find(b, at, to, FOUND);
    }
    return RequestBatch.NULL;
  }

  private static boolean isCode(byte[] b, int at) {
    return b[at] >= '1' && b[at] <= '9' && isDigit(b[at + 1]) && isDigit(b[at + 2]);
  }

  private static boolean isDigit(byte c) {
    return c >= '0' && c <= '9';
  }

  private static int find(byte[] b, int from, int to, byte[] text) {
    int at = ByteScan.indexOf(b, from, to, text[0]);
    while (at >= 0 && !ByteScan.startsWith(b, at, to, text)) {
      at = ByteScan.indexOf(b, at + 1, to, text[0]);
    }
    return at;
  }

  /** The name as Gatling's own report shows it: outer group / inner group / request. */
  private void name(byte[] b, int groupColumn, RequestBatch batch, int row) {
    int from = columns.start(groupColumn + 1);
    int to = columns.end(groupColumn + 1);
    int group = columns.start(groupColumn);
    int groupEnd = columns.end(groupColumn);
    if (group == groupEnd || groupEnd - group == 1 && b[group] == ' ') {
      if (from < to) {
        batch.starts[URL][row] = from;
        batch.lengths[URL][row] = to - from;
      }
      return;
    }
    int own = batch.beginOwn();
    while (group < groupEnd) {
      int comma = ByteScan.indexOf(b, group, groupEnd, (byte) ',');
      int end = comma < 0 ? groupEnd : comma;
      batch.appendOwn(b, group, end);
      batch.appendOwn(GROUP_SEPARATOR, 0, GROUP_SEPARATOR.length);
      group = end + 1;
    }
    batch.appendOwn(b, from, to);
    batch.endOwn(URL, row, own);
  }

  /** Says what is wrong with a record that no version writes. */
  private boolean withoutVerdict(int kind, int to) {
    int verdict = columns.verdictWithoutTimes(kind);
    if (verdict >= 0) {
      return columns.number(verdict - 2) == GatlingColumns.NO_NUMBER
          ? refused(columns.start(verdict - 2), "start", RejectReason.BAD_TIME)
          : refused(columns.start(verdict - 1), "end", RejectReason.BAD_DURATION);
    }
    int time = kind + 3;
    while (time < columns.count() && columns.number(time) <= LAST_MILLIS / 100) {
      time++;
    }
    if (time >= columns.count()) {
      return columns.count() > kind + 5
          ? refused(columns.start(kind + 3), "start", RejectReason.BAD_TIME)
          : refused(to, "start", RejectReason.TRUNCATED);
    }
    int after = time;
    while (after < columns.count() && columns.number(after) != GatlingColumns.NO_NUMBER) {
      after++;
    }
    boolean lineEnds =
        after >= columns.count() || columns.end(after) == to && to - columns.start(after) < 2;
    if (lineEnds) {
      return refused(to, "status", RejectReason.TRUNCATED);
    }
    return after == time + 1
        ? refused(columns.start(after), "end", RejectReason.BAD_DURATION)
        : refused(columns.start(after), "status", RejectReason.BAD_STATUS);
  }

  private boolean refused(int at, String field, RejectReason why) {
    failedAt = at;
    failedField = field;
    reason = why;
    return false;
  }

  @Override
  public RejectReason reason(byte[] b, int from, int to) {
    if (OtherLogs.isOther(b, from, to)) {
      return RejectReason.NOT_ACCESS_LOG;
    }
    return OtherLogs.isBinary(b, from, to) ? RejectReason.BINARY : reason;
  }

  @Override
  public Aside aside(byte[] b, int from, int to) {
    columns.cut(b, from, to);
    if (columns.count() == 1 || columns.is(KIND_FIRST, REQUEST)) {
      return Aside.NONE;
    }
    return isAny(KIND_FIRST, ASIDES) || columns.count() > 4 && isAny(KIND_THIRD, OLD_ASIDES)
        ? Aside.COMMENT
        : Aside.NONE;
  }

  private boolean isAny(int column, byte[][] kinds) {
    for (byte[] kind : kinds) {
      if (columns.is(column, kind)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public int failedAt() {
    return failedAt;
  }

  @Override
  public String failedField() {
    return failedField;
  }

  @Override
  public LogFormat lastFormat() {
    return format;
  }
}
