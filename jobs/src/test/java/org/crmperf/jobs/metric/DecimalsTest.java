package org.crmperf.jobs.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DecimalsTest {
  @Test
  void equalsBigDecimalOnMillionthsAndOnWholeNumbers() {
    long seed = 20261121;
    Random random = new Random(seed);
    for (int i = 0; i < 200_000; i++) {
      int decimals = random.nextInt(7);
      long units = random.nextLong() >> (12 + random.nextInt(50));
      BigDecimal exact = BigDecimal.valueOf(units, decimals);
      assertThat(Decimals.fixed(exact.doubleValue(), decimals))
          .as("seed %s, case %s", seed, i)
          .isEqualTo(exact.signum() == 0 ? exact.abs().toPlainString() : exact.toPlainString());
    }
  }

  @Test
  void roundsHalfUp() {
    assertThat(Decimals.fixed(0.5, 0)).isEqualTo("1");
    assertThat(Decimals.fixed(2.5, 0)).isEqualTo("3");
    assertThat(Decimals.fixed(-2.5, 0)).isEqualTo("-3");
    assertThat(Decimals.fixed(0.0078125, 6)).isEqualTo("0.007813");
    assertThat(Decimals.fixed(-0.0001, 3)).isEqualTo("0.000");
    assertThat(Decimals.rounded(12.3456, 2)).isEqualTo(12.35);
  }

  @Test
  void writesLargeNumbersWithoutExponent() {
    assertThat(Decimals.fixed(1e18, 0)).isEqualTo("1000000000000000000");
    assertThat(Decimals.fixed(1e15, 3))
        .isEqualTo(new BigDecimal("1e15").setScale(3, RoundingMode.HALF_UP).toPlainString());
    assertThat(Decimals.trimmed(1e15, 3)).isEqualTo("1000000000000000");
  }

  @Test
  void trimsTrailingZerosOnly() {
    assertThat(Decimals.trimmed(12.5, 3)).isEqualTo("12.5");
    assertThat(Decimals.trimmed(100, 3)).isEqualTo("100");
    assertThat(Decimals.trimmed(0, 6)).isEqualTo("0");
    assertThat(Decimals.trimmed(0.050, 3)).isEqualTo("0.05");
    assertThat(Decimals.trimmed(-1.10, 2)).isEqualTo("-1.1");
  }
}
