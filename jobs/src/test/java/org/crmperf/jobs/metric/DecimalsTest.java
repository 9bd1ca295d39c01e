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
  void tiesAreThoseOfTheDecimalNumberAndNotOfItsBinaryScaling() {
    assertThat(Decimals.fixed(0.04065, 4)).isEqualTo("0.0407");
    assertThat(Decimals.fixed(1.005, 2)).isEqualTo("1.01");
    assertThat(Decimals.fixed(-1.005, 2)).isEqualTo("-1.01");
    assertThat(Decimals.fixed(0.0000575, 6)).isEqualTo("0.000058");
    assertThat(Decimals.fixed(1.00499999, 2)).isEqualTo("1.00");
    assertThat(Decimals.rounded(0.04065, 4)).isEqualTo(0.0407);
    assertThat(Decimals.rounded(-2.5, 0)).isEqualTo(-3);
    long seed = 20261122;
    Random random = new Random(seed);
    for (int i = 0; i < 200_000; i++) {
      int decimals = random.nextInt(6);
      BigDecimal tie = BigDecimal.valueOf(10L * random.nextInt(100_000_000) + 5, decimals + 1);
      assertThat(Decimals.fixed(tie.doubleValue(), decimals))
          .as("seed %s, case %s", seed, i)
          .isEqualTo(tie.setScale(decimals, RoundingMode.HALF_UP).toPlainString());
    }
  }

  @Test
  void metricsAreDividedOnce() {
    RequestStats stats = new RequestStats();
    stats.requests = 1;
    stats.timed = 1;
    stats.sumMicros = 207_000;

    MetricRow hour = new MetricRow(stats, 3600);
    assertThat(MetricDefinition.CONCURRENCY.format(hour)).isEqualTo("0.000058");
    assertThat(MetricDefinition.MEAN_MS.format(hour)).isEqualTo("207.000");
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
