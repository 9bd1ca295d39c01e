package org.crmperf.jobs.advice.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.special.Beta;
import org.crmperf.jobs.metric.LatencyHistogram;
import org.junit.jupiter.api.Test;

/** Against Commons Math, worked examples, and simulation. */
class StatisticsTest {
  @Test
  void tailsOfStudent() {
    for (double freedom : new double[] {1, 3.5, 12, 40, 250, 1e6}) {
      TDistribution other = new TDistribution(freedom);
      for (double t : new double[] {-6, -1.3, 0, 0.4, 2, 4, 9}) {
        double expected = other.cumulativeProbability(-t);
        assertThat(Distributions.studentAbove(t, freedom))
            .as("t %s, freedom %s", t, freedom)
            .isCloseTo(expected, within(1e-9 + 1e-6 * expected));
      }
    }
  }

  @Test
  void tailsOfTheBinomial() {
    for (int n : new int[] {1, 12, 300, 5000}) {
      for (double p : new double[] {0.02, 0.5, 0.5556, 0.97}) {
        BinomialDistribution other = new BinomialDistribution(n, p);
        for (int k = 0; k <= n; k += Math.max(1, n / 10)) {
          double expected = k == 0 ? 1 : 1 - other.cumulativeProbability(k - 1);
          assertThat(Distributions.binomialAtLeast(k, n, p))
              .as("%s of %s at %s", k, n, p)
              .isCloseTo(expected, within(1e-9));
        }
      }
    }
    assertThat(Distributions.binomialAtLeast(3, 2, 0.5)).isZero();
    assertThat(Distributions.beta(0.3, 4.4, 7.7))
        .isCloseTo(Beta.regularizedBeta(0.3, 4.4, 7.7), within(1e-12));
  }

  /** Benjamini and Hochberg's own fifteen p-values (1995, section 4): four are claimed at 5 %. */
  @Test
  void falseDiscoveryOfThePaper() {
    double[] p = {
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262,
      0.5719, 0.6528, 0.7590, 1.000
    };
    double[] adjusted = FalseDiscovery.adjusted(p);
    assertThat(Arrays.stream(adjusted).filter(a -> a <= 0.05)).hasSize(4);
    assertThat(adjusted[0]).isCloseTo(0.0015, within(1e-12));
    assertThat(adjusted[3]).isCloseTo(0.0095 * 15 / 4, within(1e-12));
    assertThat(FalseDiscovery.adjusted(new double[0])).isEmpty();
  }

  @Test
  void spreadBeyondWhatIsKnown() {
    Random random = new Random(7);
    int n = 4000;
    double[] residuals = new double[n];
    double[] variances = new double[n];
    for (int i = 0; i < n; i++) {
      variances[i] = 0.01 + 0.05 * random.nextDouble();
      residuals[i] = random.nextGaussian() * Math.sqrt(variances[i] + 0.04);
      if (i % 50 == 0) {
        residuals[i] += 5;
      }
    }
    assertThat(Math.sqrt(Spread.beyond(residuals, variances))).isCloseTo(0.2, within(0.05));
    assertThat(Spread.beyond(new double[] {0.1, -0.1}, new double[] {1, 1})).isZero();
    assertThat(Spread.median(new double[] {3, 1, 2}, new double[] {1, 1, 1})).isEqualTo(2);
    assertThat(Spread.median(new double[] {1, 2, 3, 4}, new double[] {1, 1, 1, 1})).isEqualTo(2.5);
    assertThat(Spread.median(new double[] {1, 9}, new double[] {1, 3})).isEqualTo(9);
  }

  /** Of 400 samples of 500 the interval encloses the true p95 in about 95 %. */
  @Test
  void intervalsEncloseTheQuantile() {
    Random random = new Random(11);
    double truth = Math.exp(Math.log(200_000) + 0.7 * 1.644854);
    int enclosed = 0;
    for (int sample = 0; sample < 400; sample++) {
      LatencyHistogram latency = new LatencyHistogram();
      for (int i = 0; i < 500; i++) {
        latency.record(Math.round(200_000 * Math.exp(0.7 * random.nextGaussian())), 1);
      }
      QuantileInterval interval = QuantileInterval.of(latency, 0.95, 1);
      enclosed += interval.lowMicros() <= truth && truth <= interval.highMicros() ? 1 : 0;
      QuantileInterval wider = QuantileInterval.of(latency, 0.95, 3);
      assertThat(wider.lowMicros()).isLessThanOrEqualTo(interval.lowMicros());
      assertThat(wider.highMicros()).isGreaterThanOrEqualTo(interval.highMicros());
    }
    assertThat(enclosed).isBetween(368, 394);
  }
}
