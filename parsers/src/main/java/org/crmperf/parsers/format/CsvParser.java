package org.crmperf.parsers.format;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.crmperf.parsers.scan.ByteScan;
import org.crmperf.parsers.schema.RejectReason;
import org.crmperf.parsers.schema.RequestBatch;
import org.jspecify.annotations.Nullable;

/** Parses CSV whose columns a header names; a later header, as in joined files, is learned too. */
final class CsvParser extends TableParser {
  private static final byte[] DELIMITERS = {',', ';', '\t', '|'};

  private final CsvDialect dialect;
  private final ZoneId logZone;
  private final byte[] landmark;
  private @Nullable List<Layout> guesses;

  private @Nullable Layout layout;
  private byte delimiter = ',';
  private String header = "";

  CsvParser(TableFormat format, CsvDialect dialect, ZoneId logZone) {
    super(format);
    this.dialect = dialect;
    this.logZone = logZone;
    this.landmark = dialect.landmark().getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public boolean parseQuickly(byte[] b, int from, int to, RequestBatch batch, int row) {
    begin(from);
    if (layout == null) {
      return guess(b, from, to, batch, row);
    }
    return split(b, from, to, delimiter) && read(layout, batch, row);
  }

  private boolean split(byte[] b, int from, int to, byte separator) {
    if (ByteScan.indexOf(b, from, to, (byte) '"') < 0) {
      return cells.split(b, from, to, separator);
    }
    boolean whole = cells.splitQuoted(b, from, to, separator);
    if (!whole) {
      boolean cut = cells.brokenAt >= to;
      fail(cut ? RejectReason.TRUNCATED : RejectReason.LAYOUT, "quoted text", cells.brokenAt);
    }
    return whole;
  }

  /** A row of a file without a header begins with a stamp, which is digits. */
  private boolean guess(byte[] b, int from, int to, RequestBatch batch, int row) {
    int first = from < to && b[from] == '"' ? from + 1 : from;
    if (first >= to || b[first] < '0' || b[first] > '9' || guesses().isEmpty()) {
      return false;
    }
    for (byte candidate : DELIMITERS) {
      if (ByteScan.indexOf(b, from, to, candidate) >= 0 && split(b, from, to, candidate)) {
        for (Layout guess : guesses()) {
          boolean wide = guess.width == Layout.Width.OPEN && cells.count > guess.size;
          if ((wide || cells.count == guess.size) && read(guess, batch, row)) {
            return true;
          }
          if (isMarker()) {
            return false;
          }
        }
      }
    }
    return false;
  }

  /** Made when they are asked for: few files need them, and they are many. */
  private List<Layout> guesses() {
    List<Layout> made = guesses;
    if (made == null) {
      made = dialect.guesses(logZone);
      guesses = made;
    }
    return made;
  }

  @Override
  boolean isReady() {
    return layout != null;
  }

  @Override
  public Aside aside(byte[] b, int from, int to) {
    if (isMarker()) {
      return Aside.COMMENT;
    }
    return learn(b, from, to) ? Aside.HEADER : Aside.NONE;
  }

  private boolean learn(byte[] b, int from, int to) {
    if (!mayBeHeader(b, from, to) || !holdsLandmark(b, from, to)) {
      return false;
    }
    byte[] candidates = {firstDelimiter(b, from, to), ',', ';', '\t', '|'};
    for (byte candidate : candidates) {
      if (cells.splitQuoted(b, from, to, candidate)) {
        Header names = names();
        if (dialect.isHeader(names)) {
          layout = dialect.layout(names, logZone);
          delimiter = candidate;
          header = new String(b, from, to - from, StandardCharsets.ISO_8859_1);
          return true;
        }
      }
    }
    return false;
  }

  private boolean holdsLandmark(byte[] b, int from, int to) {
    int at = ByteScan.indexOf(b, from, to, landmark[0]);
    while (at >= 0 && !ByteScan.startsWith(b, at, to, landmark)) {
      at = ByteScan.indexOf(b, at + 1, to, landmark[0]);
    }
    return at >= 0;
  }

  /** What follows the first name, perhaps in quotes. */
  private static byte firstDelimiter(byte[] b, int from, int to) {
    int at = from;
    while (at < to && (b[at] == '"' || b[at] == '_' || Character.isLetterOrDigit(b[at]))) {
      at++;
    }
    return at < to ? b[at] : (byte) ',';
  }

  private Header names() {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < cells.count; i++) {
      int from = cells.starts[i];
      names.add(new String(cells.bytes, from, cells.ends[i] - from, StandardCharsets.ISO_8859_1));
    }
    return new Header(names);
  }

  @Override
  public String context() {
    return header;
  }

  @Override
  public void resume(String context) {
    byte[] b = context.getBytes(StandardCharsets.ISO_8859_1);
    learn(b, 0, b.length);
  }
}
