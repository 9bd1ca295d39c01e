package org.crmperf.parsers.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A hundred thousand damaged lines: no exception, and {@link FastLine} checks all the rest. */
class JsonMutationTest {
  private static final long SEED = Long.getLong("crmperf.seed", 20_261_120L);
  private static final int EACH = 4_500;
  private static final int MIXED = 6_000;

  /** A format and lines of it. */
  record Sample(String format, List<byte[]> lines) {
    @Override
    public String toString() {
      return format.substring(0, Math.min(30, format.length()));
    }
  }

  static Stream<Sample> samples() {
    return JsonSpecTest.specs()
        .map(spec -> new Sample(spec.format(), spec.cases().stream().map(c -> c.line()).toList()));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void survivesDamage(Sample sample) {
    damage(FastLine.of(sample.format()), sample.lines(), EACH);
  }

  @Test
  void thatIsAHundredThousand() {
    assertThat(samples().count() * EACH).isGreaterThanOrEqualTo(100_000);
  }

  /** As {@code --format auto} reads a file, the other formats trying every refused line too. */
  @ParameterizedTest
  @MethodSource("logs")
  void survivesDamageWhenDetected(String log) throws IOException {
    byte[] bytes = Files.readAllBytes(ProjectFiles.root().resolve("sample-logs").resolve(log));
    LineParser parser =
        FormatDetector.detect(bytes, 0, bytes.length).orElseThrow().newParser(ZoneOffset.UTC);
    List<byte[]> lines = new ArrayList<>();
    new String(bytes, StandardCharsets.ISO_8859_1)
        .lines()
        .forEach(line -> lines.add(line.getBytes(StandardCharsets.ISO_8859_1)));
    damage(new FastLine(parser), lines, MIXED / 6);
  }

  static Stream<String> logs() {
    try (Stream<java.nio.file.Path> files =
        Files.walk(ProjectFiles.root().resolve("sample-logs"), 2)) {
      return files
          .map(file -> ProjectFiles.root().resolve("sample-logs").relativize(file).toString())
          .filter(name -> name.matches("json.*/.*[.](log|json)"))
          .sorted()
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void damage(FastLine fast, List<byte[]> lines, int count) {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < count; i++) {
      byte[] line = lines.get(random.nextInt(lines.size()));
      byte[] other = lines.get(random.nextInt(lines.size()));
      byte[] damaged = MutationTest.damage(line, other, random);
      assertThatCode(() -> fast.parse(damaged))
          .as(() -> "seed " + SEED + ", line " + MutationTest.show(damaged))
          .doesNotThrowAnyException();
    }
  }
}
