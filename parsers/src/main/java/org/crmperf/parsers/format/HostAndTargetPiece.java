package org.crmperf.parsers.format;

import java.time.ZoneId;
import org.crmperf.parsers.scan.ByteScan;
import org.crmperf.parsers.schema.RejectReason;
import org.crmperf.parsers.schema.RequestBatch;

/**
 * A host and the target right behind it, {@code $host$request_uri}: the target's slash ends the
 * host. A target without one is a dash, which stands for none, or the star of {@code OPTIONS *}.
 */
final class HostAndTargetPiece extends Piece {
  private static final long serialVersionUID = 1L;
  private final Piece host;
  private final Piece target;

  HostAndTargetPiece(Piece host, Piece target) {
    super(host.variable + target.variable);
    this.host = host;
    this.target = target;
  }

  @Override
  boolean accept(byte[] b, int from, int to, RequestBatch batch, int row) {
    int slash = ByteScan.indexOf(b, from, to, (byte) '/');
    boolean other = slash < 0 && to > from && (b[to - 1] == '-' || b[to - 1] == '*');
    int hostEnd = slash >= 0 ? slash : other ? to - 1 : to;
    return host.accept(b, from, hostEnd, batch, row) && target.accept(b, hostEnd, to, batch, row);
  }

  @Override
  Piece given() {
    return withFollowerOf(new HostAndTargetPiece(host.given(), target.given()));
  }

  @Override
  Piece forParser(ZoneId logZone) {
    return withFollowerOf(
        new HostAndTargetPiece(host.forParser(logZone), target.forParser(logZone)));
  }

  @Override
  boolean mayBeCutOff() {
    return target.mayBeCutOff();
  }

  @Override
  RejectReason reason() {
    return RejectReason.LAYOUT;
  }
}
