package org.crmperf.parsers.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.crmperf.parsers.schema.AccessField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The parsers against the regex oracle, on lines and formats that nobody thought of. */
class DifferentialTest {
  private static final long SEED = Long.getLong("crmperf.seed", 20_261_120L);
  private static final int LINES = 200;
  private static final int FORMATS = 400;

  static Stream<String> writtenFormats() {
    Stream<String> presets =
        LogFormats.presets().stream()
            .filter(TextFormat.class::isInstance)
            .map(LogFormat::definition)
            .filter(NaiveFormat::isWritten);
    Stream<String> specs = LineSpec.ofDefinitions().stream().map(LineSpec::format);
    return Stream.concat(presets, specs).distinct().sorted();
  }

  @ParameterizedTest
  @MethodSource("writtenFormats")
  void agreesOnWellFormedLines(String definition) {
    compare(definition, new SplittableRandom(SEED ^ definition.hashCode()), LINES);
  }

  @Test
  void agreesOnFormatsThatNobodyWrote() {
    RandomFormats formats = new RandomFormats(SEED);
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < FORMATS; i++) {
      compare(formats.next(), random, 25);
    }
  }

  /** A line of which two thirds are missing is no request, unless the oracle can read it too. */
  @ParameterizedTest
  @MethodSource("writtenFormats")
  void rejectsWhatTheOracleRejects(String definition) {
    NaiveFormat format = NaiveFormat.of(definition);
    NaiveParser oracle = new NaiveParser(format);
    FastLine fast = FastLine.of(definition);
    RandomLines lines = new RandomLines(format, new SplittableRandom(SEED + definition.hashCode()));
    List<String> accepted = new ArrayList<>();
    for (int i = 0; i < LINES; i++) {
      byte[] line = lines.next();
      byte[] cut = java.util.Arrays.copyOf(line, line.length / 3);
      if (oracle.parse(cut) == null && fast.parse(cut) != null) {
        accepted.add(text(cut));
      }
    }
    assertThat(accepted).as("cut lines taken under %s, seed %d", definition, SEED).isEmpty();
  }

  private static void compare(String definition, SplittableRandom random, int count) {
    NaiveFormat format = NaiveFormat.of(definition);
    NaiveParser oracle = new NaiveParser(format);
    FastLine fast = FastLine.of(definition);
    RandomLines lines = new RandomLines(format, random);
    for (int i = 0; i < count; i++) {
      byte[] line = lines.next();
      String what = "seed " + SEED + ", format " + definition + ", line " + text(line);
      Map<AccessField, Object> expected = oracle.parse(line);
      assertThat(expected).as("the oracle, %s", what).isNotNull();
      Map<AccessField, Object> actual = fast.parse(line);
      assertThat(fast.reason()).as("%s", what).isNull();
      assertThat(actual).as("%s", what).isEqualTo(expected);
    }
  }

  private static String text(byte[] line) {
    return new String(line, StandardCharsets.ISO_8859_1);
  }
}
