package org.crmperf.parsers.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.crmperf.parsers.scan.JsonSyntax;
import org.crmperf.parsers.schema.AccessField;
import org.crmperf.parsers.schema.RejectReason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The byte-level reader against Jackson. */
class JsonOracleTest {
  private static final long SEED = Long.getLong("crmperf.seed", 20_261_120L);
  private static final int OBJECTS = 25_000;
  private static final int BROKEN = 25_000;

  private final FastLine fast = FastLine.of(JsonOracle.DEFINITION);

  @Test
  void agreesOnRandomObjects() {
    RandomJson objects = new RandomJson(new SplittableRandom(SEED));
    int parsed = 0;
    for (int i = 0; i < OBJECTS; i++) {
      byte[] line = objects.next();
      Map<AccessField, Object> expected = JsonOracle.parse(line);
      Map<AccessField, Object> actual = fast.parse(line);
      if (actual != null && expected != null) {
        actual.replaceAll((field, value) -> isNumber(value, expected.get(field)) ? "#" : value);
      }
      assertThat(actual)
          .as(() -> "seed " + SEED + ": " + text(line) + ": " + fast.reason())
          .isEqualTo(expected);
      parsed += expected == null ? 0 : 1;
    }
    assertThat(parsed).isGreaterThan(OBJECTS / 4);
  }

  private static boolean isNumber(Object value, @Nullable Object expected) {
    return JsonOracle.NUMBER.equals(expected) && value.toString().matches("-?[0-9.eE+-]+");
  }

  /** What Jackson refuses is refused, but for what is documented; nothing Jackson takes is. */
  @Test
  void agreesOnWhatIsNoJson() {
    SplittableRandom random = new SplittableRandom(SEED + 1);
    RandomJson objects = new RandomJson(random);
    int refused = 0;
    for (int i = 0; i < BROKEN; i++) {
      byte[] line = damage(objects.next(), random);
      String text = text(line);
      fast.parse(line);
      boolean syntax =
          fast.reason() != RejectReason.BAD_RECORD
              && fast.reason() != RejectReason.TRUNCATED
              && fast.reason() != RejectReason.TRAILING_DATA;
      boolean object = text.strip().startsWith("{");
      boolean binary = OtherLogs.isBinary(line, 0, line.length);
      if (!object || binary || JsonPrefix.open(line, 0, line.length) < 0) {
        continue;
      }
      boolean jackson = JsonOracle.isObject(line) || JsonOracle.isObject(bytes(repaired(text)));
      assertThat(syntax)
          .as(() -> "seed " + SEED + ": " + text + ": " + fast.reason())
          .isEqualTo(jackson);
      refused += jackson ? 0 : 1;
    }
    assertThat(refused).isGreaterThan(BROKEN / 4);
  }

  /** What servers that print JSON by a format string get wrong, as they should have written it. */
  private static String repaired(String text) {
    return text.replaceAll("(?<=[,:\\[\\s])-(?=\\s*[,}\\]])", "0")
        .replaceAll(":(\\s*)(?=[,}])", ":0$1")
        .replaceAll("(?<!\\\\)((?:\\\\\\\\)*)\\\\x([0-9A-Fa-f]{2})", "$1\\\\u00$2");
  }

  private static byte[] damage(byte[] line, SplittableRandom random) {
    int at = random.nextInt(line.length);
    switch (random.nextInt(4)) {
      case 0:
        return Arrays.copyOf(line, at);
      case 1:
        byte[] less = Arrays.copyOf(line, line.length - 1);
        System.arraycopy(line, at + 1, less, at, line.length - at - 1);
        return less;
      case 2:
        byte[] more = Arrays.copyOf(line, line.length + 1);
        System.arraycopy(line, at, more, at + 1, line.length - at);
        more[at] = (byte) "\"\\{}[],:0-.eEtx\u0080".charAt(random.nextInt(16));
        return more;
      default:
        byte[] other = line.clone();
        other[at] = (byte) "\"\\{}[],:0-.eEtx\u0080".charAt(random.nextInt(16));
        return other;
    }
  }

  @Test
  void nestingIsBounded() {
    assertThat(fast.parse(RandomJson.nested(JsonSyntax.DEEPEST))).isNotNull();
    assertThat(fast.parse(RandomJson.nested(JsonSyntax.DEEPEST + 2))).isNull();
    assertThat(fast.reason()).isEqualTo(RejectReason.BAD_RECORD);
    assertThat(fast.parse(bytes("{\"x\":" + "[".repeat(4 << 20)))).isNull();
    assertThat(fast.parse(bytes("{\"r\":".repeat(1 << 20)))).isNull();
    assertThat(fast.parse(bytes("{\"r\":{\"h\":" + "{\"h\":".repeat(1 << 20)))).isNull();
  }

  /** A log can hold any number of keys; what is remembered of them is bounded. */
  @Test
  void anyNumberOfKeys() {
    for (int i = 0; i < 20_000; i++) {
      String line = "{\"k" + i + "\":1,\"t\":1795162530,\"k" + i + "x\":\"}\",\"s\":200}";
      assertThat(fast.parse(bytes(line))).containsEntry(AccessField.STATUS, 200L);
    }
    String wide = ",\"key\":[1,2]".repeat(200_000);
    assertThat(fast.parse(bytes("{\"t\":1795162530" + wide + ",\"s\":200}"))).isNotNull();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String text(byte[] line) {
    return new String(line, StandardCharsets.ISO_8859_1);
  }
}
