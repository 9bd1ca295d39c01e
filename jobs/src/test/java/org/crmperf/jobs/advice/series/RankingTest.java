package org.crmperf.jobs.advice.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RankingTest {
  @Test
  void isWhatSortingIndexesGives() {
    long seed = 20261122;
    System.out.println("RankingTest: seed " + seed);
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      double[] values =
          random
              .ints(random.nextInt(60), -9, 10)
              .mapToDouble(i -> i == 0 ? -0.0 : i == 1 ? 0.0 : i / 4.0)
              .toArray();
      Integer[] order = IntStream.range(0, values.length).boxed().toArray(Integer[]::new);
      Arrays.sort(order, Comparator.comparingDouble(i -> values[i]));
      Ranking ranking = Ranking.of(values);
      for (int place = 0; place < order.length; place++) {
        assertThat(ranking.at(place)).isEqualTo(order[place]);
      }
      double[] ranks = ranking.ranks();
      for (int i = 0; i < values.length; i++) {
        double own = values[i];
        long less = Arrays.stream(values).filter(v -> v < own).count();
        long equal = Arrays.stream(values).filter(v -> v == own).count();
        assertThat(ranks[i]).isEqualTo(less + (equal - 1) / 2.0);
      }
    }
  }
}
