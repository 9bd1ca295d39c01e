package org.crmperf.parsers.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.crmperf.parsers.scan.LogText;
import org.crmperf.parsers.schema.AccessField;
import org.crmperf.parsers.schema.RejectReason;
import org.crmperf.parsers.schema.RequestBatch;
import org.jspecify.annotations.Nullable;

/**
 * The parser under test, a line at a time, as a map of values. Every line lies between other bytes
 * in its buffer, and every call checks that the parser looked and wrote at nothing else.
 */
final class FastLine {
  private static final byte[] BEFORE = "7 - [\"x\" 1.5 \\".getBytes(StandardCharsets.UTF_8);
  private static final byte[] AFTER =
      "\" 200 12 \"-\" \"z\" 9.9 -\n1".getBytes(StandardCharsets.UTF_8);
  private static final int ROW = 1;

  private final LineParser parser;
  private final RequestBatch batch = new RequestBatch(3);
  private final LogText text = new LogText();
  private @Nullable RejectReason reason;
  private @Nullable Map<AccessField, Object> lastRow;

  FastLine(LineParser parser) {
    this.parser = parser;
  }

  static FastLine of(String definition) {
    return new FastLine(LogFormats.of(definition).newParser(ZoneOffset.UTC));
  }

  /** The fields, or null with {@link #reason}. */
  @Nullable Map<AccessField, Object> parse(byte[] line) {
    lastRow = tryParse(line);
    return lastRow;
  }

  /** The fields of the last line; null if it was no request. */
  @Nullable Map<AccessField, Object> row() {
    return lastRow;
  }

  private @Nullable Map<AccessField, Object> tryParse(byte[] line) {
    byte[] buffer = Arrays.copyOf(BEFORE, BEFORE.length + line.length + AFTER.length);
    System.arraycopy(line, 0, buffer, BEFORE.length, line.length);
    System.arraycopy(AFTER, 0, buffer, BEFORE.length + line.length, AFTER.length);
    byte[] untouched = buffer.clone();
    int to = LineEnds.trim(buffer, BEFORE.length, BEFORE.length + line.length);
    batch.clear();
    batch.bytes = buffer;
    reason = parser.parse(buffer, BEFORE.length, to, batch, ROW);
    assertThat(buffer).as("the buffer is only read").isEqualTo(untouched);
    Map<AccessField, Object> row = row(ROW, to);
    assertThat(row(0, to)).as("the row before").isEmpty();
    assertThat(row(2, to)).as("the row after").isEmpty();
    if (reason == null) {
      assertThat(row).as("a request has a time").containsKey(AccessField.TIME);
      return row;
    }
    assertThat(row).as("a rejected line leaves nothing in its row").isEmpty();
    assertThat(parser.failedAt()).as("failedAt").isBetween(BEFORE.length, to);
    assertThat(parser.failedField()).as("failedField").isNotEmpty();
    return null;
  }

  /** Shows the parser a line as a reader does: a comment, a header, or a request. */
  LineParser.Aside show(byte[] line) {
    if (LineEnds.isBlankOrComment(line, 0, line.length)) {
      parser.comment(line, 0, line.length);
      return LineParser.Aside.COMMENT;
    }
    if (parse(line) != null) {
      return LineParser.Aside.NONE;
    }
    byte[] buffer = batch.bytes;
    return parser.aside(
        buffer, BEFORE.length, LineEnds.trim(buffer, BEFORE.length, BEFORE.length + line.length));
  }

  /** Why the last line was rejected; null if it was not. */
  @Nullable RejectReason reason() {
    return reason;
  }

  private Map<AccessField, Object> row(int row, int to) {
    Map<AccessField, Object> values = new EnumMap<>(AccessField.class);
    for (AccessField field : AccessField.values()) {
      int f = field.ordinal();
      if (field.isString()) {
        int length = batch.lengths[f][row];
        if (length != RequestBatch.NULL_LENGTH) {
          int start = batch.textStart(f, row);
          byte[] b = batch.textBytes(f, row);
          assertThat(length).as("length of %s", field).isGreaterThan(0);
          if (b == batch.bytes) {
            assertThat(start).as("start of %s", field).isGreaterThanOrEqualTo(BEFORE.length);
            assertThat(start + length).as("end of %s", field).isLessThanOrEqualTo(to);
          } else {
            assertThat(batch.ownFields & 1L << f).as("mask of %s", field).isNotZero();
          }
          assertThat(batch.fields & 1L << f).as("mask of %s", field).isNotZero();
          values.put(field, text(b, start, start + length));
        }
      } else if (batch.longs[f][row] != RequestBatch.NULL) {
        if (field != AccessField.TIME) {
          assertThat(batch.longs[f][row]).as("%s", field).isNotNegative();
        }
        assertThat(batch.fields & 1L << f).as("mask of %s", field).isNotZero();
        values.put(field, batch.longs[f][row]);
      }
    }
    return values;
  }

  private String text(byte[] b, int from, int to) {
    if (LogText.isPlain(b, from, to)) {
      return new String(b, from, to - from, StandardCharsets.ISO_8859_1);
    }
    text.normalize(b, from, to);
    return new String(text.bytes(), 0, text.length(), StandardCharsets.ISO_8859_1);
  }
}
