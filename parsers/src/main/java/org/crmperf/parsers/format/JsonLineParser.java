package org.crmperf.parsers.format;

import java.time.ZoneId;
import java.util.List;
import org.crmperf.parsers.scan.Decimal;
import org.crmperf.parsers.scan.JsonSyntax;
import org.crmperf.parsers.schema.AccessField;
import org.crmperf.parsers.schema.RejectReason;
import org.crmperf.parsers.schema.RequestBatch;
import org.jspecify.annotations.Nullable;

/** Parses lines that are one JSON object each, whatever a log shipper put before it. */
final class JsonLineParser implements CandidateParser {
  private static final int TIME = AccessField.TIME.ordinal();
  private static final int DURATION = AccessField.DURATION.ordinal();
  private static final int UPSTREAM = AccessField.UPSTREAM.ordinal();
  private static final int STATUS = AccessField.STATUS.ordinal();
  private static final int METHOD = AccessField.METHOD.ordinal();
  private static final int URL = AccessField.URL.ordinal();
  private static final int PROTOCOL = AccessField.PROTOCOL.ordinal();

  private final JsonFormat format;
  private final JsonFormat.Connections connections;
  private final JsonRow values;
  private final JsonReader reader;
  private final JsonClock clock;
  private final boolean durationIsUpstream;
  private final long fields;

  private @Nullable RejectReason refusal;
  private boolean connection;
  private int failedAt;
  private String failedField = "";

  JsonLineParser(
      JsonFormat format,
      List<JsonBinding> bindings,
      JsonFormat.Connections connections,
      ZoneId logZone) {
    this.format = format;
    this.connections = connections;
    this.values = new JsonRow(bindings, logZone);
    this.reader = new JsonReader(values.places(), values);
    this.clock = new JsonClock(logZone);
    this.durationIsUpstream =
        !format.fields().contains(AccessField.DURATION)
            && format.fields().contains(AccessField.UPSTREAM);
    this.fields =
        RequestBatch.mask(format.fields()) | 1L << TIME | (durationIsUpstream ? 1L << DURATION : 0);
  }

  @Override
  public boolean parseQuickly(byte[] b, int from, int to, RequestBatch batch, int row) {
    connection = false;
    int open = JsonPrefix.open(b, from, to);
    if (open < 0) {
      refusal = refused(RejectReason.NOT_ACCESS_LOG, from, "JSON object");
      return false;
    }
    values.begin(b, batch, row);
    int end = reader.read(b, open, to);
    if (end < 0) {
      boolean cut = ~end >= to;
      refusal =
          refused(cut ? RejectReason.TRUNCATED : RejectReason.BAD_RECORD, ~end, "JSON syntax");
    } else {
      int rest = JsonSyntax.space(b, end, to);
      refusal =
          rest < to
              ? refused(RejectReason.TRAILING_DATA, rest, "end of line")
              : finish(b, from, open, end - 1, batch, row);
    }
    if (refusal != null) {
      batch.clearRow(row);
      return false;
    }
    batch.fields |= fields;
    return true;
  }

  private RejectReason refused(RejectReason reason, int at, String field) {
    failedAt = at;
    failedField = field;
    return reason;
  }

  private @Nullable RejectReason finish(
      byte[] b, int from, int open, int close, RequestBatch batch, int row) {
    if (values.request().isThere()) {
      JsonRequestLine.split(values.request(), b, batch, row);
    }
    if (values.query().isThere()) {
      JsonRequestLine.join(values.query(), b, batch, row);
    }
    boolean target = batch.lengths[METHOD][row] >= 0 || batch.lengths[URL][row] >= 0;
    long status = batch.longs[STATUS][row];
    if (!values.isOfFormat()) {
      return refused(RejectReason.NOT_ACCESS_LOG, open, "what lines of the format have");
    }
    if (!target && status == RequestBatch.NULL) {
      return refused(RejectReason.NOT_ACCESS_LOG, close, "status, method or url");
    }
    boolean silent = !target && status == 0 && batch.lengths[PROTOCOL][row] < 0;
    if (silent && connections == JsonFormat.Connections.LOGGED) {
      connection = true;
      return refused(RejectReason.NOT_ACCESS_LOG, open, "request");
    }
    JsonBinding bad = values.failure();
    if (bad != null) {
      return refused(reason(bad), values.failureAt(), bad.place());
    }
    return times(b, from, open, close, batch, row);
  }

  private @Nullable RejectReason times(
      byte[] b, int from, int open, int close, RequestBatch batch, int row) {
    long time = batch.longs[TIME][row];
    if (time == RequestBatch.NULL) {
      time = JsonPrefix.micros(b, from, open, clock);
      if (time == Decimal.BAD) {
        return refused(RejectReason.BAD_TIME, close, "time");
      }
      batch.longs[TIME][row] = time;
    }
    long end = values.endMicros();
    if (end != Decimal.BAD && end >= time && batch.longs[DURATION][row] == RequestBatch.NULL) {
      if (!Decimal.isDuration(end - time)) {
        return refused(RejectReason.BAD_DURATION, close, "end");
      }
      batch.longs[DURATION][row] = end - time;
    }
    if (durationIsUpstream) {
      batch.longs[DURATION][row] = batch.longs[UPSTREAM][row];
    }
    return null;
  }

  private static RejectReason reason(JsonBinding binding) {
    return switch (binding.target().kind()) {
      case TIME -> RejectReason.BAD_TIME;
      case DURATION -> RejectReason.BAD_DURATION;
      case STATUS -> RejectReason.BAD_STATUS;
      case NUMBER -> RejectReason.BAD_NUMBER;
      case TEXT, SLICE, ONLY -> RejectReason.LAYOUT;
    };
  }

  @Override
  public boolean takesObjects() {
    return true;
  }

  @Override
  public boolean settles() {
    return connection;
  }

  @Override
  public RejectReason reason(byte[] b, int from, int to) {
    if (OtherLogs.isBinary(b, from, to)) {
      return RejectReason.BINARY;
    }
    return refusal == null ? RejectReason.NOT_ACCESS_LOG : refusal;
  }

  @Override
  public Aside aside(byte[] b, int from, int to) {
    return connection ? Aside.COMMENT : Aside.NONE;
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
