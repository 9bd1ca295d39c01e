package org.crmperf.parsers.format;

import org.crmperf.parsers.scan.ByteScan;
import org.crmperf.parsers.scan.Cells;
import org.crmperf.parsers.schema.AccessField;
import org.crmperf.parsers.schema.RejectReason;
import org.crmperf.parsers.schema.RequestBatch;

/** The target in two columns, path and query, put together unless the path has the query. */
final class JoinedTarget extends Column {
  private static final int FIELD = AccessField.URL.ordinal();

  private final int stem;
  private final int query;
  private final Spelling spelling;

  JoinedTarget(String name, int stem, int query, Spelling spelling) {
    super(name, stem, query);
    this.stem = stem;
    this.query = query;
    this.spelling = spelling;
  }

  @Override
  boolean read(Cells cells, RequestBatch batch, int row) {
    if (isNull(cells, stem)) {
      return true;
    }
    int from = cells.starts[stem];
    int to = cells.ends[stem];
    boolean alone = isNull(cells, query);
    if (!alone && cells.starts[query] == to + 1) {
      joinNeighbours(cells, batch, row);
      return true;
    }
    if (alone || ByteScan.indexOf(cells.bytes, from, to, (byte) '?') >= 0) {
      TextColumn.store(cells, stem, from, to, spelling, batch, FIELD, row);
      return true;
    }
    int begin = batch.beginOwn();
    spelling.append(batch, cells, stem, from, to);
    batch.appendOwn((byte) '?');
    spelling.append(batch, cells, query, queryStart(cells), cells.ends[query]);
    batch.endOwn(FIELD, row, begin);
    return true;
  }

  /** Apache's %q has the question mark, which an LTSV log written with it repeats. */
  private int queryStart(Cells cells) {
    int start = cells.starts[query];
    return spelling == Spelling.ESCAPED && cells.bytes[start] == '?' ? start + 1 : start;
  }

  /** Only a separator stands between them, as IIS writes them: one copy, and a mark over it. */
  private void joinNeighbours(Cells cells, RequestBatch batch, int row) {
    int from = cells.starts[stem];
    int middle = cells.ends[stem];
    int to = cells.ends[query];
    int begin = batch.beginOwn();
    if (spelling == Spelling.PLAIN && !spelling.isOwn(cells, query, from, to)) {
      batch.appendOwn(cells.bytes, from, to);
      batch.own[begin + middle - from] = '?';
    } else {
      spelling.append(batch, cells, stem, from, middle);
      batch.appendOwn((byte) '?');
      spelling.append(batch, cells, query, middle + 1, to);
    }
    batch.endOwn(FIELD, row, begin);
  }

  @Override
  RejectReason reason() {
    return RejectReason.LAYOUT;
  }
}
