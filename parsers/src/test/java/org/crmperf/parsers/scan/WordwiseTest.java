package org.crmperf.parsers.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is done eight bytes, or several digits, at a time, against the same a step at a time. */
class WordwiseTest {
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {21, 22})
  void plainTextIsWhatALoopFindsPlain(long seed) {
    Random random = new Random(seed);
    int plain = 0;
    for (int round = 0; round < 40_000; round++) {
      byte[] b = new byte[random.nextInt(40)];
      for (int i = 0; i < b.length; i++) {
        b[i] = (byte) (0x20 + random.nextInt(0x5f - 3));
      }
      for (int odd = random.nextInt(3); odd > 0 && b.length > 0; odd--) {
        b[random.nextInt(b.length)] = (byte) random.nextInt(256);
      }
      int from = random.nextInt(b.length + 1);
      boolean expected = true;
      for (int i = from; i < b.length; i++) {
        expected &= b[i] >= 0x20 && b[i] != '\\' && b[i] != 0x7f;
      }
      assertThat(LogText.isPlain(b, from, b.length)).as("seed %d", seed).isEqualTo(expected);
      plain += expected ? 1 : 0;
    }
    assertThat(plain).isBetween(10_000, 35_000);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {27, 28})
  void aDictionaryKnowsWhatOfItIsPlain(long seed) {
    Random random = new Random(seed);
    ByteDictionary dictionary = new ByteDictionary();
    for (int life = 0; life < 4; life++) {
      for (int round = 0; round < 300 << life; round++) {
        byte[] b = new byte[random.nextInt(30)];
        for (int i = 0; i < b.length; i++) {
          b[i] = (byte) (random.nextInt(25) == 0 ? '\\' : 'a' + random.nextInt(20));
        }
        dictionary.idOf(b, 0, b.length);
      }
      for (int id = 0; id < dictionary.size(); id++) {
        int most = random.nextInt(35);
        int from = dictionary.start(id);
        int to = Math.min(dictionary.end(id), from + most);
        assertThat(dictionary.isPlain(id, most))
            .as("seed %d", seed)
            .isEqualTo(LogText.isPlain(dictionary.arena(), from, to));
      }
      dictionary.clear();
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {23, 24})
  void logarithmsAreThoseOfTheHighestBit(long seed) {
    Random random = new Random(seed);
    for (int bit = 0; bit < Long.SIZE - 1; bit++) {
      long power = 1L << bit;
      assertThat(Log2.floor(power)).isEqualTo(bit);
      assertThat(Log2.floor(power | power - 1)).isEqualTo(bit);
      assertThat(Log2.floor(power | random.nextLong() & power - 1)).isEqualTo(bit);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {25, 26})
  void decimalsAreThoseOfBigDecimalCutOff(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 20_000; round++) {
      long scale = new long[] {1, 1_000, 1_000_000, 60_000_000}[random.nextInt(4)];
      int places = random.nextInt(scale == 60_000_000 ? 7 : 10);
      String fraction =
          places == 0 ? "" : String.format("%0" + places + "d", digits(random, places));
      String text = random.nextInt(100_000) + (places == 0 ? "" : "." + fraction);
      byte[] b = text.getBytes(StandardCharsets.US_ASCII);
      long expected =
          new BigDecimal(text)
              .multiply(BigDecimal.valueOf(scale))
              .setScale(0, RoundingMode.DOWN)
              .longValueExact();
      assertThat(Decimal.scaled(b, 0, b.length, scale))
          .as("%s x %d", text, scale)
          .isEqualTo(expected);
    }
    for (String bad : new String[] {"1.2.3", "1.x", "1.-5", ".", "1.2 "}) {
      byte[] b = bad.getBytes(StandardCharsets.US_ASCII);
      assertThat(Decimal.scaled(b, 0, b.length, 1_000_000)).as(bad).isEqualTo(Decimal.BAD);
      assertThat(Decimal.scaled(b, 0, b.length, 1_000)).as(bad).isEqualTo(Decimal.BAD);
    }
  }

  private static long digits(Random random, int places) {
    return Math.floorMod(random.nextLong(), (long) Math.pow(10, places));
  }
}
