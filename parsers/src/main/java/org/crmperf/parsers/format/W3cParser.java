package org.crmperf.parsers.format;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import org.crmperf.parsers.schema.RequestBatch;
import org.jspecify.annotations.Nullable;

/** Parses W3C logs, whose columns the last #Fields directive names. */
final class W3cParser extends TableParser {
  private final W3cDialect dialect;
  private final ZoneId logZone;
  private final W3cDirectives directives = new W3cDirectives();
  private @Nullable List<Layout> guesses;

  private @Nullable Layout layout;

  W3cParser(TableFormat format, W3cDialect dialect, ZoneId logZone) {
    super(format);
    this.dialect = dialect;
    this.logZone = logZone;
  }

  @Override
  public boolean parseQuickly(byte[] b, int from, int to, RequestBatch batch, int row) {
    begin(from);
    int first = from;
    while (first < to && b[first] > ' ') {
      first++;
    }
    if (first == from || first == to) {
      return false;
    }
    byte delimiter = b[first] == '\t' ? (byte) '\t' : (byte) ' ';
    if (layout != null) {
      return split(b, from, to, delimiter) && fits(layout) && read(layout, batch, row)
          || cells.splitBlanks(b, from, to) && read(layout, batch, row);
    }
    return !directives.hasFields() && guess(b, from, to, delimiter, batch, row);
  }

  /** Splits at every delimiter; quotes around a cell are not part of it. */
  private boolean split(byte[] b, int from, int to, byte delimiter) {
    if (!cells.split(b, from, to, delimiter)) {
      return false;
    }
    for (int i = 0; i < cells.count; i++) {
      int start = cells.starts[i];
      int end = cells.ends[i];
      if (end - start >= 2 && b[start] == '"' && b[end - 1] == '"') {
        cells.starts[i]++;
        cells.ends[i]--;
      }
    }
    return true;
  }

  private boolean guess(byte[] b, int from, int to, byte delimiter, RequestBatch batch, int row) {
    if (b[from] < '0' || b[from] > '9' || !split(b, from, to, delimiter)) {
      return false;
    }
    List<Layout> made = guesses;
    if (made == null) {
      made = dialect.guesses(directives);
      guesses = made;
    }
    for (Layout guess : made) {
      if (cells.count == guess.size && read(guess, batch, row)) {
        return true;
      }
    }
    return false;
  }

  @Override
  boolean isReady() {
    return layout != null;
  }

  @Override
  public Aside aside(byte[] b, int from, int to) {
    return isMarker() ? Aside.COMMENT : Aside.NONE;
  }

  @Override
  public void comment(byte[] b, int from, int to) {
    if (from < to && b[from] == '#' && mayBeHeader(b, from, to)) {
      directive(new String(b, from, to - from, StandardCharsets.ISO_8859_1));
    }
  }

  private void directive(String line) {
    boolean named = directives.take(line);
    if (named || (layout == null && directives.hasFields())) {
      layout = dialect.layout(new Header(List.of(directives.columns())), directives, logZone);
    }
  }

  @Override
  public String context() {
    return directives.text();
  }

  @Override
  public void resume(String context) {
    context.lines().forEach(this::directive);
  }
}
