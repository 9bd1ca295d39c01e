package org.crmperf.jobs.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The registers and logarithms of evidence, which are stored, against their definitions. */
class DistinctCountTest {
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {31, 32})
  void aRegisterHoldsTheHighestRank(long seed) {
    Random random = new Random(seed);
    DistinctCount count = new DistinctCount();
    byte[] expected = new byte[DistinctCount.REGISTERS];
    for (int i = 0; i < 50_000; i++) {
      // some with long runs of zeros behind the index
      long hash = random.nextLong();
      hash = i % 7 == 0 ? hash & 0xffL << 56 | random.nextLong() >>> random.nextInt(64) : hash;
      int index = (int) (hash >>> 56);
      int rank = 1;
      while (rank <= 56 && (hash >>> 56 - rank & 1) == 0) {
        rank++;
      }
      expected[index] = (byte) Math.max(expected[index], rank);
      count.add(hash);
      assertThat(count.registers[index]).as("seed %d", seed).isEqualTo(expected[index]);
    }
    assertThat(count.registers).isEqualTo(expected);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {33, 34})
  void logarithmsAreWithinATenthOfADoubling(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      long value = Math.max(1, random.nextLong() >>> 1 + random.nextInt(62));
      double exact = 256 * Math.log((double) value) / Math.log(2);
      assertThat((double) CellEvidence.log2(value)).isBetween(exact - 0.1 * 256, exact + 1e-6);
    }
  }
}
