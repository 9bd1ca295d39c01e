package org.crmperf.parsers.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.crmperf.parsers.format.Detection;
import org.crmperf.parsers.format.FormatDetector;
import org.crmperf.parsers.format.LineEnds;
import org.crmperf.parsers.format.LineParser;
import org.crmperf.parsers.format.LogFormat;
import org.crmperf.parsers.format.LogFormats;
import org.crmperf.parsers.scan.LogText;
import org.crmperf.parsers.schema.AccessField;
import org.crmperf.parsers.schema.RejectReason;
import org.crmperf.parsers.schema.RequestBatch;

/** A log of which every line was a request. */
record ReadLog(String format, int grainMicros, List<LogRow> rows) {
  /** Reads a log whose format is detected. */
  static ReadLog detected(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    Detection detection =
        FormatDetector.detect(bytes, 0, bytes.length)
            .orElseThrow(() -> new AssertionError("no format found for " + file));
    assertThat(detection.shares()).as(detection.describe()).hasSize(1);
    return read(file, bytes, detection);
  }

  /** Reads a log in a format that its lines cannot tell from another. */
  static ReadLog as(String format, Path file) throws IOException {
    return read(file, Files.readAllBytes(file), Detection.given(LogFormats.of(format)));
  }

  /** This log, if every line of it gives these fields; an assertion error if not. */
  ReadLog withAll(AccessField... fields) {
    for (AccessField field : fields) {
      assertThat(rows).as("%s", field).allMatch(row -> row.values().containsKey(field));
    }
    return this;
  }

  private static ReadLog read(Path file, byte[] b, Detection detection) {
    LineParser parser = detection.newParser(ZoneId.systemDefault());
    RequestBatch batch = new RequestBatch(1);
    List<LogRow> rows = new ArrayList<>();
    int at = 0;
    for (int newline = 0; newline < b.length; newline++) {
      if (b[newline] == '\n') {
        batch.clear();
        batch.bytes = b;
        RejectReason reason = parser.parse(b, at, LineEnds.trim(b, at, newline), batch, 0);
        String line = new String(b, at, newline - at, StandardCharsets.UTF_8);
        assertThat(reason)
            .as("%s as %s at %s: %s", file, detection.label(), parser.failedField(), line)
            .isNull();
        rows.add(new LogRow(line, values(batch)));
        at = newline + 1;
      }
    }
    assertThat(at).as("the last line ends").isEqualTo(b.length);
    LogFormat format = detection.primary();
    return new ReadLog(format.name(), format.durationGrainMicros(), rows);
  }

  private static Map<AccessField, Object> values(RequestBatch batch) {
    Map<AccessField, Object> values = new EnumMap<>(AccessField.class);
    for (AccessField field : AccessField.values()) {
      int f = field.ordinal();
      if (!field.isString()) {
        if (batch.longs[f][0] != RequestBatch.NULL) {
          values.put(field, batch.longs[f][0]);
        }
      } else if (batch.lengths[f][0] != RequestBatch.NULL_LENGTH) {
        int start = batch.textStart(f, 0);
        values.put(field, text(batch.textBytes(f, 0), start, start + batch.lengths[f][0]));
      }
    }
    return values;
  }

  private static String text(byte[] b, int from, int to) {
    if (LogText.isPlain(b, from, to)) {
      return new String(b, from, to - from, StandardCharsets.UTF_8);
    }
    LogText text = new LogText();
    text.normalize(b, from, to);
    return new String(text.bytes(), 0, text.length(), StandardCharsets.UTF_8);
  }
}
