package org.crmperf.parsers.format;

import java.time.ZoneId;
import org.crmperf.parsers.scan.ByteScan;
import org.crmperf.parsers.scan.ClfLocalTime;
import org.crmperf.parsers.scan.ClfTime;
import org.crmperf.parsers.scan.Decimal;
import org.crmperf.parsers.scan.IsoTime;
import org.crmperf.parsers.scan.LocalClock;
import org.crmperf.parsers.scan.PatternTime;
import org.crmperf.parsers.schema.AccessField;
import org.crmperf.parsers.schema.RejectReason;
import org.crmperf.parsers.schema.RequestBatch;

/** The time stamp of the line. */
abstract class TimePiece extends Piece {
  private static final long serialVersionUID = 1L;
  private static final int FIELD = AccessField.TIME.ordinal();

  private final boolean stored;

  TimePiece(String variable, boolean stored) {
    super(variable);
    this.stored = stored;
  }

  final boolean stored() {
    return stored;
  }

  abstract long micros(byte[] b, int from, int to);

  @Override
  final boolean accept(byte[] b, int from, int to, RequestBatch batch, int row) {
    long micros = micros(b, from, to);
    if (micros == Decimal.BAD) {
      return false;
    }
    if (stored) {
      batch.longs[FIELD][row] = micros;
    }
    return true;
  }

  @Override
  final RejectReason reason() {
    return RejectReason.BAD_TIME;
  }

  /** {@code 10/Oct/2000:13:55:36 -0700}. */
  static final class Clf extends TimePiece {
    private static final long serialVersionUID = 1L;
    private transient ClfTime time = new ClfTime();

    Clf(String variable, boolean stored) {
      super(variable, stored);
    }

    @Override
    Piece forParser(ZoneId logZone) {
      Clf copy = withFollowerOf(new Clf(variable, stored()));
      copy.time = new ClfTime();
      return copy;
    }

    @Override
    int parse(byte[] b, int from, int to, RequestBatch batch, int row) {
      int end = from + ClfTime.LENGTH;
      if (end > to || !accept(b, from, end, batch, row)) {
        return NOT_ACCEPTED;
      }
      if (isLast()) {
        return end == to ? end : NO_END;
      }
      byte[] t = terminator();
      return ByteScan.startsWith(b, end, to, t) ? afterTerminator(end) : NO_END;
    }

    @Override
    long micros(byte[] b, int from, int to) {
      return to - from == ClfTime.LENGTH ? time.parse(b, from, to) : Decimal.BAD;
    }
  }

  /** {@code 06/Feb/2009:12:14:14.655}, in the log's zone. */
  static final class ClfLocal extends TimePiece {
    private static final long serialVersionUID = 1L;
    private transient ClfLocalTime time;

    ClfLocal(String variable, boolean stored, ZoneId logZone) {
      super(variable, stored);
      time = new ClfLocalTime(new LocalClock(logZone));
    }

    @Override
    Piece forParser(ZoneId logZone) {
      return withFollowerOf(new ClfLocal(variable, stored(), logZone));
    }

    @Override
    long micros(byte[] b, int from, int to) {
      return time.parse(b, from, to);
    }
  }

  /** ISO 8601. */
  static final class Iso extends TimePiece {
    private static final long serialVersionUID = 1L;
    private transient IsoTime time;

    Iso(String variable, boolean stored, ZoneId logZone) {
      super(variable, stored);
      time = new IsoTime(new LocalClock(logZone));
    }

    @Override
    Piece forParser(ZoneId logZone) {
      return withFollowerOf(new Iso(variable, stored(), logZone));
    }

    @Override
    long micros(byte[] b, int from, int to) {
      return time.parse(b, from, to);
    }
  }

  /** A strftime pattern. */
  static final class Pattern extends TimePiece {
    private static final long serialVersionUID = 1L;
    private final String pattern;
    private transient PatternTime time;

    Pattern(String variable, boolean stored, String pattern, ZoneId logZone) {
      super(variable, stored);
      this.pattern = pattern;
      time = new PatternTime(pattern, new LocalClock(logZone));
    }

    @Override
    Piece forParser(ZoneId logZone) {
      return withFollowerOf(new Pattern(variable, stored(), pattern, logZone));
    }

    /** The pattern knows where it ends: the stamp itself may hold what follows it. */
    @Override
    int parse(byte[] b, int from, int to, RequestBatch batch, int row) {
      if (time.parsePrefix(b, from, to) == Decimal.BAD) {
        return NOT_ACCEPTED;
      }
      int end = time.end();
      boolean ends = isLast() ? end == to : isTerminator(b, end, to);
      if (!ends) {
        return NO_END;
      }
      return accept(b, from, end, batch, row) ? afterTerminator(end) : NOT_ACCEPTED;
    }

    @Override
    long micros(byte[] b, int from, int to) {
      return time.parse(b, from, to);
    }
  }

  /** A number of units since 1970 UTC, perhaps with a fraction. */
  static final class Epoch extends TimePiece {
    private static final long serialVersionUID = 1L;
    private final long unitMicros;

    Epoch(String variable, boolean stored, long unitMicros) {
      super(variable, stored);
      this.unitMicros = unitMicros;
    }

    @Override
    long micros(byte[] b, int from, int to) {
      return Decimal.scaled(b, from, to, unitMicros);
    }
  }
}
