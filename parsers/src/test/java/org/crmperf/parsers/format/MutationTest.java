package org.crmperf.parsers.format;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Damaged lines. Whatever they hold, a parser returns, throws nothing, and keeps to its line;
 * {@link FastLine} checks that last part at every call. Lines that once broke a parser are kept in
 * {@code sample-logs/<format>/crash/}, a file a line, and run first.
 */
class MutationTest {
  private static final long SEED = Long.getLong("crmperf.seed", 20_261_120L);
  private static final int PER_FORMAT = 1_500;
  private static final int MIXED = 12_000;

  static Stream<String> formats() {
    return DifferentialTest.writtenFormats();
  }

  @ParameterizedTest
  @MethodSource("formats")
  void survivesDamage(String definition) {
    SplittableRandom random = new SplittableRandom(SEED ^ definition.hashCode());
    RandomLines lines = new RandomLines(NaiveFormat.of(definition), random);
    FastLine fast = FastLine.of(definition);
    byte[] other = lines.next();
    for (int i = 0; i < PER_FORMAT; i++) {
      byte[] line = lines.next();
      byte[] damaged = damage(line, other, random);
      assertThatCode(() -> fast.parse(damaged))
          .as(() -> "seed " + SEED + ", format " + definition + ", line " + show(damaged))
          .doesNotThrowAnyException();
      other = line;
    }
  }

  @Test
  void detectedFormatsSurviveDamage() throws IOException {
    List<byte[]> lines = sampleLines();
    SplittableRandom random = new SplittableRandom(SEED);
    FastLine fast = new FastLine(detected());
    for (int i = 0; i < MIXED; i++) {
      byte[] line = lines.get(random.nextInt(lines.size()));
      byte[] damaged = damage(line, lines.get(random.nextInt(lines.size())), random);
      assertThatCode(() -> fast.parse(damaged))
          .as(() -> "seed " + SEED + ", line " + show(damaged))
          .doesNotThrowAnyException();
    }
  }

  @Test
  void survivesWhatOnceCrashed() throws IOException {
    List<byte[]> crashes = new ArrayList<>();
    try (Stream<Path> files = Files.walk(ProjectFiles.root().resolve("sample-logs"))) {
      for (Path file : files.filter(f -> f.getParent().endsWith("crash")).sorted().toList()) {
        crashes.add(Files.readAllBytes(file));
      }
    }
    FastLine mixed = new FastLine(detected());
    for (byte[] line : crashes) {
      assertThatCode(() -> mixed.parse(line)).as("%s", show(line)).doesNotThrowAnyException();
      for (LogFormat format : LogFormats.presets()) {
        FastLine fast = FastLine.of(format.name());
        assertThatCode(() -> fast.parse(line)).as("%s", show(line)).doesNotThrowAnyException();
      }
    }
  }

  static byte[] damage(byte[] line, byte[] other, SplittableRandom random) {
    byte[] damaged = line.clone();
    for (int i = 1 + random.nextInt(3); i > 0 && damaged.length > 0; i--) {
      int at = random.nextInt(damaged.length);
      int to = at + random.nextInt(damaged.length - at);
      switch (random.nextInt(8)) {
        case 0 -> damaged[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> damaged = Arrays.copyOf(damaged, at);
        case 2 -> damaged = Arrays.copyOfRange(damaged, at, damaged.length);
        case 3 -> damaged = splice(damaged, at, to, new byte[0]);
        case 4 -> damaged = splice(damaged, at, at, Arrays.copyOfRange(damaged, at, to));
        case 5 ->
            damaged = splice(damaged, at, to, Arrays.copyOf(other, Math.min(other.length, to)));
        case 6 -> damaged = splice(damaged, at, at, oversized(random));
        default -> damaged[at] = (byte) "\"\\ []-:,.\t\r0x%+/\0\u00ff".charAt(random.nextInt(18));
      }
    }
    return damaged;
  }

  private static byte[] splice(byte[] line, int from, int to, byte[] middle) {
    byte[] result = new byte[line.length - (to - from) + middle.length];
    System.arraycopy(line, 0, result, 0, from);
    System.arraycopy(middle, 0, result, from, middle.length);
    System.arraycopy(line, to, result, from + middle.length, line.length - to);
    return result;
  }

  private static byte[] oversized(SplittableRandom random) {
    byte[] field = new byte[1 + random.nextInt(400)];
    Arrays.fill(field, (byte) "9\" \\a,:-".charAt(random.nextInt(8)));
    return field;
  }

  private static List<byte[]> sampleLines() throws IOException {
    List<byte[]> lines = new ArrayList<>();
    for (LineSpec spec : LineSpec.all()) {
      spec.cases().forEach(item -> lines.add(item.line()));
    }
    return lines;
  }

  private static LineParser detected() throws IOException {
    byte[] sample = Files.readAllBytes(ProjectFiles.root().resolve("sample-logs/nginx/access.log"));
    return FormatDetector.detect(sample, 0, sample.length).orElseThrow().newParser(ZoneOffset.UTC);
  }

  static String show(byte[] line) {
    return new String(line, java.nio.charset.StandardCharsets.ISO_8859_1)
        .chars()
        .collect(
            StringBuilder::new,
            (text, c) ->
                text.append(
                    c < 32 || c > 126
                        ? String.format(java.util.Locale.ROOT, "\\x%02X", c)
                        : Character.toString((char) c)),
            StringBuilder::append)
        .toString();
  }
}
