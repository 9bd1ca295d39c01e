package org.crmperf.parsers.format;

import java.util.Set;
import org.crmperf.parsers.scan.Decimal;
import org.crmperf.parsers.schema.AccessField;
import org.crmperf.parsers.schema.RejectReason;
import org.crmperf.parsers.schema.RequestBatch;

/**
 * The end of Odoo's request line: the size, which is nearly always a dash, and from version 12 on
 * the number of SQL queries, the seconds in the database, the remaining seconds and, with a read
 * replica, which cursor was used ({@code ro}, {@code rw}, {@code ro->rw}). Numbers above a
 * threshold are written in colour. The duration is the database's time and the remaining one.
 */
final class OdooTimesPiece extends Piece {
  private static final long serialVersionUID = 1L;
  private static final int BYTES = AccessField.RESPONSE_BYTES.ordinal();
  private static final int DATABASE = AccessField.DATABASE.ordinal();
  private static final int DURATION = AccessField.DURATION.ordinal();
  private static final int SIZE = 0;
  private static final int QUERIES = 1;
  private static final int SQL = 2;
  private static final int REMAINING = 3;
  private static final int CURSOR = 4;

  OdooTimesPiece(String variable) {
    super(variable);
  }

  @Override
  boolean accept(byte[] b, int from, int to, RequestBatch batch, int row) {
    long sql = RequestBatch.NULL;
    batch.longs[DATABASE][row] = RequestBatch.NULL;
    batch.longs[DURATION][row] = RequestBatch.NULL;
    int token = SIZE;
    int at = start(b, from, to);
    while (at < to) {
      int end = at;
      while (end < to && b[end] != ' ' && b[end] != 0x1b) {
        end++;
      }
      boolean none = isDash(b, at, end) || (end - at == 1 && b[at] == '~');
      long value =
          none
              ? RequestBatch.NULL
              : token <= QUERIES
                  ? Decimal.unsigned(b, at, end)
                  : token < CURSOR ? Decimal.scaled(b, at, end, 1_000_000) : 0;
      if (value == Decimal.BAD || end == at || token > CURSOR) {
        return false;
      }
      if (token == SIZE) {
        if (!none && !Decimal.isSize(value)) {
          return false;
        }
        batch.longs[BYTES][row] = value;
      } else if (token == SQL) {
        sql = value;
      } else if (token == REMAINING && !none && sql != RequestBatch.NULL) {
        if (!Decimal.isDuration(sql + value)) {
          return false;
        }
        batch.longs[DATABASE][row] = sql;
        batch.longs[DURATION][row] = sql + value;
      }
      token++;
      at = start(b, end, to);
    }
    return token == QUERIES || token >= CURSOR;
  }

  private static int start(byte[] b, int from, int to) {
    int at = AnsiCodes.skip(b, from, to);
    while (at < to && b[at] == ' ') {
      at = AnsiCodes.skip(b, at + 1, to);
    }
    return at;
  }

  @Override
  boolean isRestOfLine() {
    return true;
  }

  @Override
  Set<AccessField> alsoFills() {
    return Set.of(AccessField.DATABASE, AccessField.RESPONSE_BYTES);
  }

  @Override
  RejectReason reason() {
    return RejectReason.BAD_DURATION;
  }
}
