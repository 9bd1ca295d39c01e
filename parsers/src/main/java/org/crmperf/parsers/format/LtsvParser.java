package org.crmperf.parsers.format;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.crmperf.parsers.scan.ByteScan;
import org.crmperf.parsers.scan.Cells;
import org.crmperf.parsers.schema.RejectReason;
import org.crmperf.parsers.schema.RequestBatch;
import org.jspecify.annotations.Nullable;

/**
 * Parses LTSV. The labels of a line are its header: a line is read by the layout of the labels that
 * it has, and nearly always these are the same as in the line before.
 */
final class LtsvParser extends TableParser {
  private static final int LONGEST_LABEL = 64;

  /** A log has a few sets of labels; a hostile one has many, which must not pile up. */
  private static final int MOST_KNOWN = 32;

  private final ZoneId logZone;
  private final List<Known> known = new ArrayList<>();
  private final int[] labels = new int[Cells.MOST];
  private Known current = new Known(new Label[0], null);
  private int oldest;

  /** The layout of lines with these labels; null for no access log. */
  private record Known(Label[] labels, @Nullable Layout layout) {}

  /** A label with its colon; its first eight bytes as a number, and which of them count. */
  private record Label(byte[] bytes, long head, long mask) {
    static Label of(byte[] b, int from, int to) {
      byte[] own = Arrays.copyOfRange(b, from, to);
      int length = Math.min(own.length, Long.BYTES);
      long mask = -1L >>> Long.SIZE - length * Byte.SIZE;
      return new Label(own, ByteScan.longAt(Arrays.copyOf(own, Long.BYTES), 0) & mask, mask);
    }

    boolean standsAt(byte[] b, int at, int to) {
      if (to - at >= Long.BYTES) {
        return (ByteScan.longAt(b, at) & mask) == head
            && (bytes.length <= Long.BYTES || ByteScan.startsWith(b, at, to, bytes));
      }
      return ByteScan.startsWith(b, at, to, bytes);
    }
  }

  LtsvParser(TableFormat format, ZoneId logZone) {
    super(format);
    this.logZone = logZone;
  }

  @Override
  public boolean parseQuickly(byte[] b, int from, int to, RequestBatch batch, int row) {
    begin(from);
    if (!split(b, from, to)) {
      return false;
    }
    Layout layout = current.layout();
    if (layout == null) {
      fail(RejectReason.LAYOUT, "time", from);
      return false;
    }
    return read(layout, batch, row);
  }

  /** Finds the values; {@link #current} is then what is known of their labels. */
  private boolean split(byte[] b, int from, int to) {
    cells.begin(b);
    Label[] expected = current.labels();
    boolean same = true;
    int n = 0;
    int at = from;
    while (true) {
      int value;
      if (same && n < expected.length && expected[n].standsAt(b, at, to)) {
        value = at + expected[n].bytes().length;
      } else {
        same = false;
        value = labelEnd(b, at, to);
      }
      int tab = ByteScan.indexOf(b, Math.max(at, value), to, (byte) '\t');
      int end = tab < 0 ? to : tab;
      if (value < 0) {
        if (end > at || n == 0) {
          fail(tab < 0 && n > 0 ? RejectReason.TRUNCATED : RejectReason.LAYOUT, "label", at);
          return false;
        }
      } else if (n < Cells.MOST) {
        labels[n] = at;
        cells.starts[n] = value;
        cells.ends[n++] = end;
      } else {
        return false;
      }
      if (tab < 0) {
        break;
      }
      at = tab + 1;
    }
    cells.count = n;
    if (!same || n != expected.length) {
      current = known(b, n);
    }
    return true;
  }

  /** The position after the colon of the label at {@code from}, or -1. */
  private static int labelEnd(byte[] b, int from, int to) {
    int last = Math.min(to, from + LONGEST_LABEL);
    int i = from;
    while (i < last && isLabel(b[i])) {
      i++;
    }
    return i > from && i < to && b[i] == ':' ? i + 1 : -1;
  }

  private static boolean isLabel(byte c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '_'
        || c == '-'
        || c == '.'
        || c == '@';
  }

  @Override
  boolean isReady() {
    return current.layout() != null;
  }

  private Known known(byte[] b, int n) {
    for (Known candidate : known) {
      if (candidate.labels().length == n && hasLabels(b, candidate.labels())) {
        return candidate;
      }
    }
    Known learned = learn(b, n);
    if (known.size() < MOST_KNOWN) {
      known.add(learned);
    } else {
      known.set(oldest, learned);
      oldest = (oldest + 1) % MOST_KNOWN;
    }
    return learned;
  }

  private boolean hasLabels(byte[] b, Label[] expected) {
    for (int i = 0; i < expected.length; i++) {
      if (!expected[i].standsAt(b, labels[i], cells.starts[i])) {
        return false;
      }
    }
    return true;
  }

  private Known learn(byte[] b, int n) {
    Label[] own = new Label[n];
    List<String> names = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      own[i] = Label.of(b, labels[i], cells.starts[i]);
      int length = cells.starts[i] - labels[i] - 1;
      names.add(new String(b, labels[i], length, StandardCharsets.US_ASCII).replace('-', '_'));
    }
    return new Known(own, LtsvLabels.layout(new Header(names), logZone));
  }
}
