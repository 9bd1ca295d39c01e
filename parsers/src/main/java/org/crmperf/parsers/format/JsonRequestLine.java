package org.crmperf.parsers.format;

import org.crmperf.parsers.scan.ByteScan;
import org.crmperf.parsers.schema.AccessField;
import org.crmperf.parsers.schema.RequestBatch;

/** Puts together method, target and protocol when all values of an object are known. */
final class JsonRequestLine {
  private static final int METHOD = AccessField.METHOD.ordinal();
  private static final int URL = AccessField.URL.ordinal();
  private static final int PROTOCOL = AccessField.PROTOCOL.ordinal();

  private JsonRequestLine() {}

  /** Fills from a whole request line what no value of its own has filled. */
  static void split(JsonSlice request, byte[] line, RequestBatch batch, int row) {
    byte[] b = request.bytes(batch, line);
    int from = request.from();
    int to = RequestPiece.beforeBlanks(b, from, request.to());
    int methodEnd = RequestPiece.methodEnd(b, from, to);
    int target = methodEnd < 0 ? to : RequestPiece.afterBlanks(b, methodEnd, to);
    int targetEnd = methodEnd < 0 ? -1 : RequestPiece.targetEnd(b, target, to);
    if (targetEnd < 0) {
      request.fill(batch, URL, row, from, request.to());
      return;
    }
    request.fill(batch, METHOD, row, from, methodEnd);
    request.fill(batch, URL, row, target, RequestPiece.beforeBlanks(b, target, targetEnd));
    request.fill(batch, PROTOCOL, row, targetEnd + 1, to);
  }

  /** Appends the query string to a target that has none. */
  static void join(JsonSlice query, byte[] line, RequestBatch batch, int row) {
    int length = batch.lengths[URL][row];
    if (length == RequestBatch.NULL_LENGTH) {
      return;
    }
    byte[] b = batch.starts[URL][row] < 0 ? batch.own : line;
    int from = batch.textStart(URL, row);
    if (ByteScan.indexOf(b, from, from + length, (byte) '?') >= 0) {
      return;
    }
    int begin = batch.beginOwn();
    batch.appendOwn(b, from, from + length);
    byte[] q = query.bytes(batch, line);
    if (q[query.from()] != '?') {
      batch.appendOwn((byte) '?');
      q = query.bytes(batch, line);
    }
    batch.appendOwn(q, query.from(), query.to());
    batch.endOwn(URL, row, begin);
  }
}
