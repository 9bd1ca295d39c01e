package org.crmperf.parsers.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.crmperf.parsers.schema.AccessField;
import org.crmperf.parsers.schema.RejectReason;
import org.crmperf.parsers.schema.RequestBatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A hundred thousand damaged lines of each format of {@link TextPresets}: bits flipped, lines cut
 * off, fields swapped, doubled, blown up. A line becomes a request with a time, or a reject that
 * leaves its row empty; its neighbours are untouched.
 */
class TextMutationTest {
  private static final long SEED = Long.getLong("crmperf.seed", 20_261_120L);
  private static final int PER_FORMAT = 100_000;
  private static final int DETECTED = 10_000;
  private static final int MARGIN = 16;
  private static final int ROW = 1;

  static Stream<String> formats() {
    return TextPresets.ALL.stream()
        .map(known -> known.preset())
        .filter(preset -> preset.definition().startsWith("fields:"))
        .map(Preset::name);
  }

  @ParameterizedTest
  @MethodSource("formats")
  void survivesDamage(String format) {
    damageAndParse(
        LogFormats.named(format).newParser(ZoneOffset.UTC), lines(format), PER_FORMAT, format);
  }

  @Test
  void detectedFormatsSurviveDamage() throws IOException {
    byte[] sample =
        Files.readAllBytes(ProjectFiles.root().resolve("sample-logs/haproxy/haproxy.log"));
    LineParser parser =
        FormatDetector.detect(sample, 0, sample.length).orElseThrow().newParser(ZoneOffset.UTC);
    List<byte[]> all = new ArrayList<>();
    formats().forEach(format -> all.addAll(lines(format)));
    damageAndParse(parser, all, DETECTED, "detected");
  }

  private static void damageAndParse(
      LineParser parser, List<byte[]> lines, int count, String format) {
    assertThat(lines).as(format).isNotEmpty();
    SplittableRandom random = new SplittableRandom(SEED ^ format.hashCode());
    RequestBatch batch = new RequestBatch(3);
    int parsed = 0;
    for (int i = 0; i < count; i++) {
      byte[] line = lines.get(random.nextInt(lines.size()));
      byte[] other = lines.get(random.nextInt(lines.size()));
      byte[] damaged = MutationTest.damage(line, other, random);
      try {
        parsed += parse(parser, damaged, batch) ? 1 : 0;
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError(
            "seed " + SEED + ", " + format + ", line " + MutationTest.show(damaged), e);
      }
    }
    assertThat(parsed).as("requests left in %s", format).isBetween(count / 100, count);
  }

  /** Whether it is a request; checks the rows. */
  private static boolean parse(LineParser parser, byte[] line, RequestBatch batch) {
    byte[] buffer = new byte[line.length + 2 * MARGIN];
    Arrays.fill(buffer, (byte) '7');
    System.arraycopy(line, 0, buffer, MARGIN, line.length);
    int to = LineEnds.trim(buffer, MARGIN, MARGIN + line.length);
    batch.clear();
    batch.bytes = buffer;
    RejectReason reason = parser.parse(buffer, MARGIN, to, batch, ROW);
    boolean timed = batch.longs[AccessField.TIME.ordinal()][ROW] != RequestBatch.NULL;
    if (timed != (reason == null)) {
      throw new AssertionError("a time and " + reason);
    }
    if (reason != null && (parser.failedAt() < MARGIN || parser.failedAt() > to)) {
      throw new AssertionError("failed at " + (parser.failedAt() - MARGIN));
    }
    for (AccessField field : AccessField.values()) {
      check(batch, field, reason == null, to);
    }
    return reason == null;
  }

  private static void check(RequestBatch batch, AccessField field, boolean request, int to) {
    int f = field.ordinal();
    for (int row = 0; row < 3; row++) {
      boolean none =
          field.isString()
              ? batch.lengths[f][row] == RequestBatch.NULL_LENGTH
              : batch.longs[f][row] == RequestBatch.NULL;
      boolean mayBeThere = row == ROW && request;
      boolean inLine =
          none
              || !field.isString()
              || (batch.lengths[f][row] > 0
                  && batch.starts[f][row] >= MARGIN
                  && batch.starts[f][row] + batch.lengths[f][row] <= to);
      boolean announced = none || (batch.fields & 1L << f) != 0;
      boolean positive =
          none || field.isString() || batch.longs[f][row] >= 0 || field == AccessField.TIME;
      if (!(none || mayBeThere) || !inLine || !announced || !positive) {
        throw new AssertionError(field + " of row " + row);
      }
    }
  }

  /** The lines of the format's spec, and the requests of its sample log. */
  private static List<byte[]> lines(String format) {
    List<byte[]> lines = new ArrayList<>();
    FastLine fast = FastLine.of(format);
    for (LineSpec spec : LineSpec.all()) {
      if (spec.format().equals(format)) {
        spec.cases().forEach(item -> lines.add(item.line()));
        samples(spec.file().getParent(), fast, lines);
      }
    }
    return lines;
  }

  private static void samples(Path folder, FastLine fast, List<byte[]> lines) {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".log")).sorted().toList()) {
        Files.readString(file, StandardCharsets.ISO_8859_1)
            .lines()
            .limit(40)
            .map(line -> line.getBytes(StandardCharsets.ISO_8859_1))
            .filter(line -> fast.parse(line) != null)
            .forEach(lines::add);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
