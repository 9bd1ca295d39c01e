package org.crmperf.parsers.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The scanners against plain Java: loops, maps and java.time. */
class ScanTest {
  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4})
  void findsBytesWhereAPlainLoopFindsThem(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 5_000; round++) {
      byte[] b = new byte[random.nextInt(60)];
      for (int i = 0; i < b.length; i++) {
        b[i] = (byte) "ab\"\\\n\u0080\u00ff ".charAt(random.nextInt(8));
      }
      int from = random.nextInt(b.length + 1);
      int to = from + random.nextInt(b.length - from + 1);
      byte wanted = (byte) "\"\n\u0080x".charAt(random.nextInt(4));
      int expected = -1;
      for (int i = to - 1; i >= from; i--) {
        expected = b[i] == wanted ? i : expected;
      }
      assertThat(ByteScan.indexOf(b, from, to, wanted)).as("seed %d", seed).isEqualTo(expected);
      assertThat(ByteScan.indexOfQuote(b, from, to)).isEqualTo(plainQuote(b, from, to));
    }
  }

  private static int plainQuote(byte[] b, int from, int to) {
    for (int i = from; i < to; i++) {
      if (b[i] == '"') {
        return i;
      }
      if (b[i] == '\\') {
        i++;
      }
    }
    return -1;
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {5, 6})
  void dictionaryIsAMap(long seed) {
    Random random = new Random(seed);
    ByteDictionary dictionary = new ByteDictionary();
    for (int life = 0; life < 3; life++) {
      Map<String, Integer> expected = new HashMap<>();
      for (int batch = 0; batch < 40; batch++) {
        List<String> texts = new ArrayList<>();
        StringBuilder all = new StringBuilder();
        int rows = 200;
        int[] starts = new int[rows];
        int[] lengths = new int[rows];
        for (int r = 0; r < rows; r++) {
          // few values that differ only in the middle take the way of repeated ones
          String text =
              life == 1
                  ? "same start "
                      + (10 + random.nextInt(30))
                      + "x".repeat(random.nextInt(2))
                      + " same end"
                  : "x".repeat(random.nextInt(20)) + random.nextInt(3_000);
          texts.add(random.nextInt(10) == 0 ? null : text);
          starts[r] = all.length();
          lengths[r] = texts.get(r) == null ? -1 : text.length();
          all.append(text);
        }
        int[] ids = new int[rows + 7];
        dictionary.encode(ascii(all.toString()), starts, lengths, rows, ids, 7);
        for (int r = 0; r < rows; r++) {
          String text = texts.get(r);
          int id = text == null ? -1 : expected.computeIfAbsent(text, t -> expected.size());
          assertThat(ids[r + 7]).as("seed %d", seed).isEqualTo(id);
        }
      }
      assertThat(dictionary.size()).isEqualTo(expected.size());
      expected.forEach(
          (text, id) -> {
            assertThat(dictionary.find(ascii(text), 0, text.length())).isEqualTo(id);
            assertThat(
                    new String(
                        dictionary.arena(),
                        dictionary.start(id),
                        dictionary.end(id) - dictionary.start(id),
                        StandardCharsets.ISO_8859_1))
                .isEqualTo(text);
          });
      assertThat(dictionary.find(ascii("never added"), 0, 11)).isNegative();
      dictionary.clear();
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {7, 8})
  void clfTimesAreThoseOfJavaTime(long seed) {
    Random random = new Random(seed);
    DateTimeFormatter clf = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH);
    ClfTime time = new ClfTime();
    for (int i = 0; i < 20_000; i++) {
      ZoneOffset offset = ZoneOffset.ofTotalSeconds((random.nextInt(105) - 48) * 900);
      OffsetDateTime stamp =
          Instant.ofEpochSecond(random.nextInt(2_000_000_000) + random.nextInt(5)).atOffset(offset);
      byte[] text = ascii(clf.format(stamp));
      assertThat(time.parse(text, 0, text.length))
          .as("seed %d, %s", seed, stamp)
          .isEqualTo(stamp.toEpochSecond() * 1_000_000);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "31/Feb/2026:00:00:00 +0000",
        "29/Feb/2025:00:00:00 +0000",
        "00/Jan/2026:00:00:00 +0000",
        "01/Jan/2026:24:00:00 +0000",
        "01/Jan/2026:00:60:00 +0000",
        "01/Jan/2026:00:00:61 +0000",
        "01/Jnu/2026:00:00:00 +0000",
        "01/Jan/2026 00:00:00 +0000",
        "01/Jan/2026:00:00:00 00000",
        "01/Jan/2026:00:00:00 +9900",
        "01/Jan/2026:00:00:00 +00",
      })
  void clfRefusesWhatIsNoTime(String text) {
    ClfTime time = new ClfTime();
    byte[] good = ascii("01/Jan/2026:00:00:00 +0000");
    assertThat(time.parse(good, 0, good.length)).isNotEqualTo(Decimal.BAD);
    byte[] b = ascii(text);
    assertThat(time.parse(b, 0, b.length)).isEqualTo(Decimal.BAD);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-20T13:55:36+03:00, 2026-11-20T10:55:36Z",
    "2026-11-20T13:55:36Z, 2026-11-20T13:55:36Z",
    "2026-11-20T13:55:36.123456Z, 2026-11-20T13:55:36.123456Z",
    "'2026-11-20 13:55:36,5 -0130', 2026-11-20T15:25:36.5Z",
    "2026-07-01T12:00:00, 2026-07-01T10:00:00Z",
    "2026-12-01T12:00:00, 2026-12-01T11:00:00Z",
  })
  void isoTimes(String text, String expected) {
    IsoTime time = new IsoTime(new LocalClock(ZoneId.of("Europe/Berlin")));
    byte[] b = ascii(text);
    assertThat(time.parse(b, 0, b.length))
        .isEqualTo(ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(expected)));
  }

  @ParameterizedTest
  @CsvSource({
    "'say \\\"hi\\\"', 'say \"hi\"'",
    "'\\xD0\\xBC', 'м'",
    "'\\x16\\x03\\x01', '\\x16\\x03\\x01'",
    "'\\xFF', '\\xFF'",
    "'a\\\\b', 'a\\b'",
    "'\\xZZ', '\\xZZ'",
    "'plain', 'plain'",
  })
  void escapesAreDecodedWhereTheResultIsText(String raw, String expected) {
    LogText text = new LogText();
    byte[] b = ascii(raw);
    text.normalize(b, 0, b.length);
    assertThat(new String(text.bytes(), 0, text.length(), StandardCharsets.UTF_8))
        .isEqualTo(expected);
  }

  @Test
  void anyBytesBecomeValidInertUtf8() {
    Random random = new Random(99);
    LogText text = new LogText();
    for (int i = 0; i < 20_000; i++) {
      byte[] b = new byte[random.nextInt(30)];
      random.nextBytes(b);
      text.normalize(b, 0, b.length);
      String decoded = new String(text.bytes(), 0, text.length(), StandardCharsets.UTF_8);
      assertThat(decoded).doesNotContain("\uFFFD");
      assertThat(decoded.chars().filter(Character::isISOControl).count()).isZero();
    }
  }
}
