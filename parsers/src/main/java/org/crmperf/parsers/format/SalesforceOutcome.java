package org.crmperf.parsers.format;

import java.nio.charset.StandardCharsets;
import org.crmperf.parsers.scan.Cells;
import org.crmperf.parsers.scan.Decimal;
import org.crmperf.parsers.schema.AccessField;
import org.crmperf.parsers.schema.RejectReason;
import org.crmperf.parsers.schema.RequestBatch;

/**
 * How an event ended, from whichever columns its type has: an HTTP status, a letter in
 * REQUEST_STATUS, a success flag, a login's result, an exception. Most types have none of these,
 * and a letter U says as much: such an event is not known to have failed, so it has no status but
 * counts as a success, or every minute of Apex would be an outage.
 */
final class SalesforceOutcome extends Column {
  private static final int STATUS = AccessField.STATUS.ordinal();
  private static final int SUCCESS = AccessField.SUCCESS.ordinal();
  private static final byte[] ONE = ascii("1");
  private static final byte[] TRUE = ascii("true");
  private static final byte[] NO_ERROR = ascii("login_no_error");
  private static final int OK = 200;
  private static final int FAILED = 500;
  private static final int DENIED = 401;

  private final int[] code;
  private final int[] letter;
  private final int[] flag;
  private final int[] login;
  private final int[] exception;

  SalesforceOutcome(Header header) {
    super("STATUS_CODE", header.first("status_code", "http_status_code", "event_type"));
    code = header.find("status_code", "http_status_code");
    letter = header.find("request_status");
    flag = header.find("success", "is_success");
    login = header.find("login_status");
    exception = header.find("exception_type", "exception_message");
  }

  @Override
  boolean read(Cells cells, RequestBatch batch, int row) {
    int cell = chosen(cells, code);
    if (cell >= 0) {
      int length = cells.ends[cell] - cells.starts[cell];
      long status = Decimal.unsigned(cells.bytes, cells.starts[cell], cells.ends[cell]);
      if (status == Decimal.BAD || length != 3) {
        return false;
      }
      batch.longs[STATUS][row] = status;
      int verdict = chosen(cells, flag);
      if (verdict >= 0 && !isTrue(cells, verdict)) {
        batch.longs[SUCCESS][row] = 0;
      }
      return true;
    }
    int status = status(cells);
    if (status < 0) {
      batch.longs[SUCCESS][row] = 1;
    } else {
      batch.longs[STATUS][row] = status;
    }
    return true;
  }

  /** The HTTP status that says the same; -1 if no column says anything. */
  private int status(Cells cells) {
    int cell = chosen(cells, letter);
    int status = cell < 0 ? -1 : ofLetter(cells.bytes[cells.starts[cell]]);
    if (status >= 0) {
      return status;
    }
    cell = chosen(cells, flag);
    if (cell >= 0) {
      return isTrue(cells, cell) ? OK : FAILED;
    }
    cell = chosen(cells, login);
    if (cell >= 0) {
      return is(cells, cell, NO_ERROR) ? OK : DENIED;
    }
    return chosen(cells, exception) >= 0 ? FAILED : -1;
  }

  /** Success, failure, redirect, no authorization, not found; U for undefined is nothing. */
  private static int ofLetter(byte letter) {
    return switch (letter) {
      case 'S', 's' -> OK;
      case 'F', 'f' -> FAILED;
      case 'R', 'r' -> 302;
      case 'A', 'a' -> DENIED;
      case 'N', 'n' -> 404;
      default -> -1;
    };
  }

  private static boolean isTrue(Cells cells, int cell) {
    return is(cells, cell, ONE) || is(cells, cell, TRUE);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  RejectReason reason() {
    return RejectReason.BAD_STATUS;
  }
}
