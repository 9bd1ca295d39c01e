package org.crmperf.parsers.format;

import org.crmperf.parsers.scan.Cells;
import org.crmperf.parsers.schema.RejectReason;
import org.crmperf.parsers.schema.RequestBatch;

/**
 * Reads rows of cells by a layout: what is common to tables, whatever separates their cells and
 * wherever their header stands.
 */
abstract non-sealed class TableParser implements CandidateParser {
  private static final int LONGEST_HEADER = 64 << 10;

  final Cells cells = new Cells();

  private final TableFormat format;
  private RejectReason failure = RejectReason.LAYOUT;
  private String failedField = "";
  private int failedAt;
  private boolean marker;

  TableParser(TableFormat format) {
    this.format = format;
  }

  /** Reads the cells of the last split; the row is all null if they do not fit. */
  final boolean read(Layout layout, RequestBatch batch, int row) {
    if (!fits(layout)) {
      misfit(layout, batch, row);
      return false;
    }
    for (Column column : layout.columns) {
      if (!column.read(cells, batch, row)) {
        fail(column.reason(), column.name, cells.starts[column.choices[0]]);
        marker = column instanceof MarkerColumn;
        batch.clearRow(row);
        return false;
      }
    }
    batch.fields |= layout.fields;
    return true;
  }

  /** Whether there are as many cells as columns; empty ones too many do no harm. */
  final boolean fits(Layout layout) {
    int surplus = cells.count - layout.size;
    if (surplus == 0 || (surplus > 0 && layout.width == Layout.Width.OPEN)) {
      return true;
    }
    for (int i = layout.size; i < cells.count; i++) {
      if (cells.starts[i] != cells.ends[i]) {
        return false;
      }
    }
    return surplus > 0;
  }

  /** Only a line with a stamp is one of this log that is too short or too long. */
  private void misfit(Layout layout, RequestBatch batch, int row) {
    int count = cells.count;
    for (int i = count; i < layout.size; i++) {
      cells.starts[i] = cells.ends[i] = 0;
    }
    Column stamp = layout.columns[0];
    boolean stamped = stamp.read(cells, batch, row);
    batch.clearRow(row);
    if (!stamped) {
      fail(RejectReason.LAYOUT, stamp.name, failedAt);
    } else if (count < layout.size) {
      fail(RejectReason.TRUNCATED, "end of line", cells.ends[count - 1]);
    } else {
      fail(RejectReason.TRAILING_DATA, "end of line", cells.starts[layout.size]);
    }
  }

  /** Forgets what was wrong with the line before. */
  final void begin(int from) {
    fail(RejectReason.LAYOUT, "header", from);
    marker = false;
  }

  /** Whether the line was refused because it is a marker of the format, and no request. */
  final boolean isMarker() {
    return marker;
  }

  /** Remembers why the line is refused. */
  final void fail(RejectReason reason, String field, int at) {
    failure = reason;
    failedField = field;
    failedAt = at;
  }

  /** Whether a line may be a header: short enough, and no control bytes but tabs. */
  static boolean mayBeHeader(byte[] b, int from, int to) {
    if (to - from > LONGEST_HEADER) {
      return false;
    }
    for (int i = from; i < to; i++) {
      if (b[i] >= 0 && b[i] < ' ' && b[i] != '\t') {
        return false;
      }
    }
    return true;
  }

  /** Whether the columns are known, so that lines can be read. */
  abstract boolean isReady();

  @Override
  public RejectReason reason(byte[] b, int from, int to) {
    if (OtherLogs.isBinary(b, from, to)) {
      return RejectReason.BINARY;
    }
    boolean strange = failure == RejectReason.LAYOUT || failure == RejectReason.BAD_TIME;
    return strange && OtherLogs.isOther(b, from, to) ? RejectReason.NOT_ACCESS_LOG : failure;
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
