package org.crmperf.parsers.format;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.crmperf.parsers.scan.JsonSyntax;
import org.crmperf.parsers.scan.JsonText;
import org.crmperf.parsers.schema.AccessField;
import org.crmperf.parsers.schema.RejectReason;
import org.crmperf.parsers.schema.RequestBatch;

/** Takes the line out of its object and hands it to the first parser that takes it. */
final class JsonWrappedParser implements CandidateParser, JsonReader.Sink {
  private static final int LONGEST_TAG = 80;
  private static final int FEWEST_GAPS = 4;
  private static final AccessField[] FIELDS = AccessField.values();

  private final JsonWrappedFormat format;
  private final FirstTaking first;
  private final Map<LogFormat, JsonWrappedFormat> around = new HashMap<>();
  private final JsonReader reader;
  private final int markPlace;

  private LogFormat last;
  private byte[] text = new byte[1024];
  private boolean marked;
  private int place;
  private int kind;
  private int from;
  private int to;
  private RejectReason refusal = RejectReason.NOT_ACCESS_LOG;
  private int failedAt;

  JsonWrappedParser(JsonWrappedFormat format, FirstTaking first) {
    this.format = format;
    this.first = first;
    this.last = format;
    List<List<String>> places = new ArrayList<>();
    format.keys().forEach(key -> places.add(List.of(key)));
    markPlace = places.size();
    if (!format.mark().isEmpty()) {
      places.add(List.of(format.mark()));
    }
    this.reader = new JsonReader(places, this);
  }

  @Override
  public void value(int newPlace, int newKind, int newFrom, int newTo) {
    if (newPlace == markPlace) {
      marked = true;
    } else if (newPlace <= place && newKind <= JsonReader.ESCAPED) {
      place = newPlace;
      kind = newKind;
      from = newFrom;
      to = newTo;
    }
  }

  @Override
  public boolean parseQuickly(byte[] b, int start, int stop, RequestBatch batch, int row) {
    place = markPlace - 1;
    kind = JsonReader.OTHER;
    marked = format.mark().isEmpty();
    int open = JsonPrefix.open(b, start, stop);
    if (open < 0) {
      return refuse(RejectReason.NOT_ACCESS_LOG, start);
    }
    int end = reader.read(b, open, stop);
    if (end < 0) {
      boolean cut = ~end >= stop;
      return refuse(cut ? RejectReason.TRUNCATED : RejectReason.BAD_RECORD, ~end);
    }
    int rest = JsonSyntax.space(b, end, stop);
    if (rest < stop) {
      return refuse(RejectReason.TRAILING_DATA, rest);
    }
    if (kind == JsonReader.OTHER || !marked) {
      return refuse(RejectReason.NOT_ACCESS_LOG, open);
    }
    if (kind == JsonReader.STRING) {
      return take(b, from, to, batch, row) || refuse(RejectReason.NOT_ACCESS_LOG, from);
    }
    text = JsonReader.roomFor(text, to - from);
    int length = JsonText.decode(b, from, to, text);
    if (!take(text, 0, length, batch, row)) {
      return refuse(RejectReason.NOT_ACCESS_LOG, from);
    }
    keep(batch, row);
    return true;
  }

  private boolean refuse(RejectReason reason, int at) {
    refusal = reason;
    failedAt = at;
    return false;
  }

  private boolean take(byte[] b, int start, int stop, RequestBatch batch, int row) {
    int end = stop;
    while (end > start && (b[end - 1] == '\n' || b[end - 1] == '\r')) {
      end--;
    }
    if (LineEnds.isBlankOrComment(b, start, end) || !mayBeRequest(b, start, end)) {
      return false;
    }
    // a tag before the line would pass for a host name
    int tag = tagEnd(b, start, end);
    CandidateParser taking = tag < 0 ? null : first.of(b, tag, end, batch, row);
    if (taking == null) {
      taking = first.of(b, start, end, batch, row);
    }
    if (taking == null) {
      return false;
    }
    last = around.computeIfAbsent(taking.lastFormat(), format::around);
    return true;
  }

  /** Spares the messages of other logs the trouble of being tried as every known format. */
  private static boolean mayBeRequest(byte[] b, int start, int end) {
    int gaps = 0;
    for (int i = start; i < end && gaps < FEWEST_GAPS; i++) {
      gaps += b[i] == ' ' || b[i] == '\t' || b[i] == '|' || b[i] == ',' ? 1 : 0;
    }
    return gaps == FEWEST_GAPS;
  }

  /** After a syslog tag such as {@code frontend.0 nginx: }, or -1. */
  private static int tagEnd(byte[] b, int start, int end) {
    int most = Math.min(end, start + LONGEST_TAG) - 1;
    for (int i = start; i < most; i++) {
      if (b[i] == '"' || b[i] == '[' || b[i] == '{') {
        return -1;
      }
      if (b[i] == ':' && b[i + 1] == ' ') {
        return i + 2;
      }
    }
    return -1;
  }

  /** The line's slices are of this parser's own array: copies them into the batch. */
  private void keep(RequestBatch batch, int row) {
    for (AccessField field : FIELDS) {
      int f = field.ordinal();
      if (field.isString() && batch.lengths[f][row] >= 0 && batch.starts[f][row] >= 0) {
        int begin = batch.beginOwn();
        int start = batch.starts[f][row];
        batch.appendOwn(text, start, start + batch.lengths[f][row]);
        batch.endOwn(f, row, begin);
      }
    }
  }

  @Override
  public boolean takesObjects() {
    return true;
  }

  @Override
  public RejectReason reason(byte[] b, int start, int stop) {
    return OtherLogs.isBinary(b, start, stop) ? RejectReason.BINARY : refusal;
  }

  @Override
  public int failedAt() {
    return failedAt;
  }

  @Override
  public String failedField() {
    return "log line in the object";
  }

  @Override
  public LogFormat lastFormat() {
    return last;
  }
}
