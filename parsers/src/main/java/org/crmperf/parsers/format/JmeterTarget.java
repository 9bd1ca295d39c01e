package org.crmperf.parsers.format;

import java.nio.charset.StandardCharsets;
import org.crmperf.parsers.scan.ByteScan;
import org.crmperf.parsers.scan.Cells;
import org.crmperf.parsers.schema.AccessField;
import org.crmperf.parsers.schema.RejectReason;
import org.crmperf.parsers.schema.RequestBatch;

/** What was asked for: path and host of the sample's URL if one was saved, else its label. */
final class JmeterTarget extends Column {
  private static final int URL = AccessField.URL.ordinal();
  private static final int HOST = AccessField.HOST.ordinal();
  private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);
  private static final int LONGEST_SCHEME = 12;

  private final int url;
  private final int label;

  /** The columns; -1 for one that is not there. */
  JmeterTarget(int url, int label) {
    super(url >= 0 ? "URL" : "label", Math.max(url, label));
    this.url = url;
    this.label = label;
  }

  @Override
  boolean read(Cells cells, RequestBatch batch, int row) {
    if (url >= 0 && cells.ends[url] > cells.starts[url] && !is(cells, url, NULL)) {
      target(cells, batch, row);
    } else if (label >= 0) {
      store(cells, label, cells.starts[label], cells.ends[label], batch, URL, row);
    }
    return true;
  }

  private void target(Cells cells, RequestBatch batch, int row) {
    byte[] b = cells.bytes;
    int from = cells.starts[url];
    int to = cells.ends[url];
    int host = hostStart(b, from, to);
    if (host < 0) {
      store(cells, url, from, to, batch, URL, row);
      return;
    }
    int path = host;
    while (path < to && b[path] != '/' && b[path] != '?' && b[path] != '#') {
      if (b[path] == '@') {
        host = path + 1;
      }
      path++;
    }
    store(cells, url, host, path, batch, HOST, row);
    if (path < to && b[path] == '/') {
      store(cells, url, path, to, batch, URL, row);
    } else {
      int begin = batch.beginOwn();
      batch.appendOwn((byte) '/');
      append(batch, cells, url, path, to);
      batch.endOwn(URL, row, begin);
    }
  }

  private static void store(
      Cells cells, int cell, int from, int to, RequestBatch batch, int field, int row) {
    TextColumn.store(cells, cell, from, to, Spelling.PLAIN, batch, field, row);
  }

  /** The position after {@code scheme://}, or -1. */
  private static int hostStart(byte[] b, int from, int to) {
    int colon = ByteScan.indexOf(b, from, Math.min(to, from + LONGEST_SCHEME), (byte) ':');
    boolean absolute = colon > from && colon + 2 < to && b[colon + 1] == '/' && b[colon + 2] == '/';
    return absolute ? colon + 3 : -1;
  }

  @Override
  RejectReason reason() {
    return RejectReason.LAYOUT;
  }
}
