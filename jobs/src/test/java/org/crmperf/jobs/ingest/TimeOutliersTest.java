package org.crmperf.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which lines' times cannot be. Every line has 100 bytes and is a second after the one before. */
class TimeOutliersTest {
  private static final long SEED = Long.getLong("crmperf.seed", 20_261_122L);
  private static final long LIMIT = 366 * 86_400_000_000L;
  private static final int LINE = 100;

  private final List<Long> times = new ArrayList<>();

  private TimeOutliersTest lines(int year, int count) {
    long start = LocalDate.of(year, 3, 1).atStartOfDay().toEpochSecond(ZoneOffset.UTC);
    for (int i = 0; i < count; i++) {
      times.add((start + times.size()) * 1_000_000);
    }
    return this;
  }

  private TimeOutliers found() {
    return found(0);
  }

  /** As a scan that starts at this line finds them. */
  private TimeOutliers found(int from) {
    TimeOutliers outliers = new TimeOutliers(LIMIT);
    for (int i = from; i < times.size(); i++) {
      outliers.row((long) LINE * i, times.get(i));
    }
    outliers.sourceEnded();
    return outliers;
  }

  private static long[] linesFrom(int first, int count) {
    return IntStream.range(first, first + count).mapToLong(i -> (long) LINE * i).toArray();
  }

  @ParameterizedTest
  @ValueSource(ints = {1970, 1980, 2015, 2037, 2099, 9999})
  void aLineOfAnotherAge(int year) {
    assertThat(lines(2026, 300).lines(year, 1).lines(2026, 300).found().offsets())
        .isEqualTo(linesFrom(300, 1));
  }

  @Test
  void oneOfTenLines() {
    assertThat(lines(2026, 4).lines(1970, 1).lines(2026, 5).found().offsets())
        .isEqualTo(linesFrom(4, 1));
  }

  @Test
  void fewLinesAreNoWitnessesForAFewYears() {
    assertThat(lines(2026, 5).lines(2016, 1).lines(2026, 5).found().offsets()).isEmpty();
    assertThat(lines(2026, 9).lines(2016, 1).lines(2026, 9).found().offsets()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 36, TimeOutliers.LONGEST_RUN})
  void aServerBeforeItsClockIsSet(int count) {
    lines(2026, 500).lines(1970, count).lines(2026, 500);
    assertThat(found().offsets()).isEqualTo(linesFrom(500, count));
  }

  @Test
  void aLongerRunIsATimeOfItsOwn() {
    lines(2026, 500).lines(1970, TimeOutliers.LONGEST_RUN + 1).lines(2026, 500);
    assertThat(found().offsets()).isEmpty();
  }

  @Test
  void aRunOfSeveralAges() {
    lines(2026, 90).lines(1970, 3).lines(2099, 2).lines(1980, 1).lines(2026, 90);
    assertThat(found().offsets()).isEqualTo(linesFrom(90, 6));
  }

  @Test
  void severalYearsPutTogetherStay() {
    lines(2019, 400).lines(2021, 200).lines(2026, 70).lines(2024, 900).lines(2019, 400);
    assertThat(found().offsets()).isEmpty();
  }

  @Test
  void twoLogsInterleavedStay() {
    for (int i = 0; i < 300; i++) {
      lines(2019, 1).lines(2026, 1);
    }
    assertThat(found().offsets()).isEmpty();
  }

  @Test
  void theFirstLinesAndTheLastHaveNeighboursOnOneSideOnly() {
    lines(1970, 3).lines(2026, 300).lines(2099, 2);
    assertThat(found().offsets()).isEmpty();
    assertThat(found().undecidedFrom()).isEqualTo(303 * LINE);
    lines(2026, 10);
    assertThat(found().offsets()).isEqualTo(linesFrom(303, 2));
    assertThat(found().undecidedFrom()).as("more lines may disagree").isEqualTo(303 * LINE);
    lines(2026, 500);
    assertThat(found().offsets()).isEqualTo(linesFrom(303, 2));
    assertThat(found().undecidedFrom()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void goodLinesBetweenBadOnesStay() {
    lines(1970, 1).lines(2026, 30).lines(1970, 1).lines(2026, 300);
    assertThat(found().offsets()).isEqualTo(linesFrom(31, 1));
  }

  /** What a line is does not depend on where the reading started, far enough before it. */
  @Test
  void aScanFromElsewhereFindsTheSame() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < 200; i++) {
      int[] years = {2026, 2026, 2026, 1970, 2099, 2021};
      int year = years[random.nextInt(years.length)];
      lines(year, 1 + random.nextInt(year == 2026 ? 400 : 80));
    }
    long[] all = found().offsets();
    assertThat(all).as("seed %d", SEED).isNotEmpty();
    int far = (int) (TimeScan.BEFORE / LINE) + 1;
    for (int from = 1; from + far < times.size(); from += 97) {
      long decided = (long) LINE * (from + far);
      assertThat(Arrays.stream(found(from).offsets()).filter(at -> at >= decided).toArray())
          .as("seed %d, from line %d", SEED, from)
          .isEqualTo(Arrays.stream(all).filter(at -> at >= decided).toArray());
    }
  }
}
