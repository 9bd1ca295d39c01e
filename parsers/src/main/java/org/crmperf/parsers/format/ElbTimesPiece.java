package org.crmperf.parsers.format;

import java.util.Set;
import org.crmperf.parsers.scan.ByteScan;
import org.crmperf.parsers.scan.Decimal;
import org.crmperf.parsers.schema.AccessField;
import org.crmperf.parsers.schema.RejectReason;
import org.crmperf.parsers.schema.RequestBatch;

/**
 * The three times of a load balancer of AWS, in seconds: until the request went to the target,
 * until the target's response began, until the response went to the client. {@code -1} was not
 * measured. Their sum is the duration; without the target's time there is none, for the rest is a
 * millisecond or two and would make every timeout the fastest of requests.
 */
final class ElbTimesPiece extends ExactPiece {
  private static final long serialVersionUID = 1L;
  private static final int DURATION = AccessField.DURATION.ordinal();
  private static final int UPSTREAM = AccessField.UPSTREAM.ordinal();

  ElbTimesPiece(String variable) {
    super(variable);
  }

  @Override
  int end(byte[] b, int from, int to) {
    int first = ByteScan.indexOf(b, from, to, (byte) ' ');
    int second = first < 0 ? -1 : ByteScan.indexOf(b, first + 1, to, (byte) ' ');
    return second < 0 ? NO_END : ByteScan.indexOf(b, second + 1, to, (byte) ' ');
  }

  @Override
  boolean accept(byte[] b, int from, int to, RequestBatch batch, int row) {
    int first = ByteScan.indexOf(b, from, to, (byte) ' ');
    int second = ByteScan.indexOf(b, first + 1, to, (byte) ' ');
    long request = micros(b, from, first);
    long target = micros(b, first + 1, second);
    long response = micros(b, second + 1, to);
    if (request == Decimal.BAD || target == Decimal.BAD || response == Decimal.BAD) {
      return false;
    }
    long total = target == RequestBatch.NULL ? target : target + known(request) + known(response);
    if (total != RequestBatch.NULL && !Decimal.isDuration(total)) {
      return false;
    }
    batch.longs[UPSTREAM][row] = target;
    batch.longs[DURATION][row] = total;
    return true;
  }

  private static long micros(byte[] b, int from, int to) {
    return MeasurePiece.isUnknown(b, from, to)
        ? RequestBatch.NULL
        : Decimal.scaled(b, from, to, 1_000_000);
  }

  private static long known(long micros) {
    return micros == RequestBatch.NULL ? 0 : micros;
  }

  @Override
  Set<AccessField> alsoFills() {
    return Set.of(AccessField.UPSTREAM);
  }

  @Override
  RejectReason reason() {
    return RejectReason.BAD_DURATION;
  }
}
