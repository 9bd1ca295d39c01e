package org.crmperf.parsers.format;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import org.crmperf.parsers.schema.AccessField;
import org.crmperf.parsers.schema.RejectReason;
import org.jspecify.annotations.Nullable;

/** A file of the corpus, parsed line by line with the formats that detection finds in it. */
record CorpusFile(
    String name, Detection detection, List<Line> lines, Map<LineParser.Aside, Integer> asides) {
  /** A line and what became of it: a row, or null and a reason. */
  record Line(String text, @Nullable Map<AccessField, Object> row, @Nullable RejectReason reason) {}

  /** Reads, detects and parses; blank lines and comments are left out. */
  static CorpusFile read(String name) {
    return read(ProjectFiles.corpus(), name);
  }

  /** The same for one of the sample logs. */
  static CorpusFile sample(String name) {
    return read(ProjectFiles.root().resolve("sample-logs"), name);
  }

  private static CorpusFile read(Path folder, String name) {
    try {
      byte[] bytes = content(folder.resolve(name));
      int from = LineEnds.byteOrderMark(bytes, 0, bytes.length);
      Detection detection =
          FormatDetector.detect(bytes, from, bytes.length)
              .orElseThrow(() -> new AssertionError("no format found for " + name));
      FastLine fast = new FastLine(detection.newParser(ZoneOffset.UTC));
      List<Line> lines = new ArrayList<>();
      Map<LineParser.Aside, Integer> asides = new EnumMap<>(LineParser.Aside.class);
      String text = new String(bytes, from, bytes.length - from, StandardCharsets.ISO_8859_1);
      for (String line : records(text, detection.records())) {
        byte[] raw = line.getBytes(StandardCharsets.ISO_8859_1);
        boolean comment = LineEnds.isBlankOrComment(raw, 0, raw.length);
        LineParser.Aside aside = fast.show(raw);
        if (!comment && aside == LineParser.Aside.NONE) {
          lines.add(new Line(line, fast.row(), fast.reason()));
        } else if (!comment) {
          asides.merge(aside, 1, Integer::sum);
        }
      }
      return new CorpusFile(name, detection, lines, asides);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lines, or records: a newline in quotes is part of its record. */
  private static List<String> records(String text, LogFormat.Records kind) {
    List<String> records = new ArrayList<>();
    StringBuilder open = new StringBuilder();
    for (String line : text.split("\r*\n", -1)) {
      open.append(open.isEmpty() ? "" : "\n").append(line);
      boolean whole = open.chars().filter(c -> c == '"').count() % 2 == 0;
      if (whole || kind != LogFormat.Records.QUOTED_RECORDS) {
        records.add(open.toString());
        open.setLength(0);
      }
    }
    return records;
  }

  private static byte[] content(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    if (!file.toString().endsWith(".gz")) {
      return bytes;
    }
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return in.readAllBytes();
    }
  }

  /** The line that is, or failing that holds, this text; an assertion error if there is none. */
  Line line(String text) {
    return lines.stream()
        .filter(line -> line.text().equals(text))
        .findFirst()
        .or(() -> lines.stream().filter(line -> line.text().contains(text)).findFirst())
        .orElseThrow(() -> new AssertionError(name + " has no line " + text));
  }

  List<Line> rejected() {
    return lines.stream().filter(line -> line.row() == null).toList();
  }

  /** The values of a field, lines without it left out, in the order of the lines. */
  <T> List<T> values(AccessField field, Class<T> type) {
    return lines.stream()
        .map(Line::row)
        .filter(Objects::nonNull)
        .map(row -> row.get(field))
        .filter(Objects::nonNull)
        .map(type::cast)
        .toList();
  }

  /** How often each value of a field occurs, as text. */
  Map<String, Integer> tally(AccessField field, Function<Object, String> text) {
    Map<String, Integer> tally = new TreeMap<>();
    values(field, Object.class).forEach(value -> tally.merge(text.apply(value), 1, Integer::sum));
    return tally;
  }
}
