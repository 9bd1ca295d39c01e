package org.crmperf.jobs.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Percentiles against the exact sorted values, and the encoding against the HdrHistogram library.
 */
class LatencyHistogramTest {
  private static final double[] QUANTILES = {0.001, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999, 1};

  private static long[] values(long seed, int grain) {
    Random random = new Random(seed);
    long[] values = new long[1 + random.nextInt(5_000)];
    for (int i = 0; i < values.length; i++) {
      double micros = Math.exp(3 + random.nextInt(6) + 2.2 * random.nextGaussian());
      values[i] = Math.min(4_000_000_000L, (long) micros) / grain * grain;
    }
    return values;
  }

  private static LatencyHistogram histogram(long[] values, int grain) {
    LatencyHistogram histogram = new LatencyHistogram();
    Arrays.stream(values).forEach(value -> histogram.record(value, grain));
    return histogram;
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void nearestRankIsWithinHalfAPercentOfTheExactValue(long seed) {
    for (int grain : new int[] {1, 1000, 1_000_000}) {
      long[] values = values(seed, grain);
      LatencyHistogram histogram = histogram(values, grain);
      Arrays.sort(values);
      for (double quantile : QUANTILES) {
        int rank = Math.max(1, (int) Math.ceil(quantile * values.length - 1e-9));
        long exact = values[rank - 1];
        assertThat(histogram.percentile(quantile))
            .as("seed %d, grain %d, quantile %s", seed, grain, quantile)
            .isCloseTo(exact, within(exact * 5 / 1000));
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {21, 22, 23, 24, 25})
  void millisecondsBelowAQuarterOfASecondAreExact(long seed) {
    Random random = new Random(seed);
    long[] values = random.longs(1_000, 0, 128).map(ms -> ms * 1000).toArray();
    LatencyHistogram histogram = histogram(values, 1000);
    Arrays.sort(values);
    for (double quantile : QUANTILES) {
      int rank = Math.max(1, (int) Math.ceil(quantile * values.length - 1e-9));
      assertThat(histogram.percentile(quantile)).isEqualTo(values[rank - 1]);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {31, 32, 33, 34, 35, 36})
  void theHdrHistogramLibraryReadsWhatWeWriteAndWeWhatItWrites(long seed)
      throws DataFormatException {
    long[] values = values(seed, 1);
    LatencyHistogram ours = histogram(values, 1);
    Histogram theirs = new Histogram(BucketLayout.DIGITS);
    Arrays.stream(values).forEach(theirs::recordValue);

    Histogram read = Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(ours.encode()), 0);
    assertThat(read).isEqualTo(theirs);

    ByteBuffer buffer = ByteBuffer.allocate(theirs.getNeededByteBufferCapacity());
    int length = theirs.encodeIntoCompressedByteBuffer(buffer);
    LatencyHistogram back = new LatencyHistogram();
    long max = Arrays.stream(values).max().orElseThrow();
    LatencyHistogram.decodeInto(Arrays.copyOf(buffer.array(), length), max, 1, back);
    assertThat(back.total()).isEqualTo(ours.total());
    for (double quantile : QUANTILES) {
      assertThat(back.percentile(quantile)).isEqualTo(ours.percentile(quantile));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {41, 42, 43})
  void partsMergedAreTheWhole(long seed) {
    long[] values = values(seed, 1000);
    int cut = values.length / 3;
    LatencyHistogram merged = histogram(Arrays.copyOf(values, cut), 1000);
    LatencyHistogram rest = histogram(Arrays.copyOfRange(values, cut, values.length), 1000);
    LatencyHistogram.decodeInto(
        rest.total() == 0 ? new byte[0] : rest.encode(), rest.max(), 1000, merged);
    LatencyHistogram whole = histogram(values, 1000);
    assertThat(merged.encode()).isEqualTo(whole.encode());
    assertThat(merged.max()).isEqualTo(whole.max());
  }

  /** A bucket's middle may lie above the largest value in it, and above a target that it met. */
  @Test
  void aTargetThatEveryRequestMetIsMissedByNone() {
    LatencyHistogram histogram = new LatencyHistogram();
    for (int i = 0; i < 200; i++) {
      histogram.record(500_000, 1000);
    }
    assertThat(histogram.countAbove(500_000)).isZero();
    assertThat(histogram.countAbove(490_000)).isEqualTo(200);
    histogram.record(600_000, 1000);
    assertThat(histogram.countAbove(550_000)).isEqualTo(1);
  }

  /** Few values read back are held otherwise than many: nothing else tells them apart. */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {51, 52, 53, 54, 55, 56})
  void fewValuesReadBackAreAsTheyWere(long seed) {
    Random random = new Random(seed);
    LatencyHistogram sum = new LatencyHistogram();
    LatencyHistogram sumOfRead = new LatencyHistogram();
    for (int n : new int[] {1, 3, 40, 95, 96, 97, 2, 60, 200, 4}) {
      long[] values = random.longs(n, 0, 1L << 1 + random.nextInt(31)).toArray();
      LatencyHistogram written = histogram(values, 1);
      LatencyHistogram read = new LatencyHistogram();
      LatencyHistogram.decodeInto(written.encode(), written.max(), 1, read);
      assertSame(read, written);
      sum.add(written);
      sumOfRead.add(read);
      assertSame(sumOfRead, sum);
      read.record(77, 1);
      written.record(77, 1);
      assertSame(read, written);
    }
    assertSame(sumOfRead, sum);
  }

  private static void assertSame(LatencyHistogram read, LatencyHistogram written) {
    assertThat(read.total()).isEqualTo(written.total());
    assertThat(read.max()).isEqualTo(written.max());
    assertThat(read.encode()).isEqualTo(written.encode());
    for (double quantile : QUANTILES) {
      assertThat(read.percentile(quantile)).isEqualTo(written.percentile(quantile));
    }
    for (long micros : new long[] {0, 10, 300, 70_000, 5_000_000}) {
      assertThat(read.countAbove(micros)).isEqualTo(written.countAbove(micros));
      LatencyHistogram capped = written.cappedAt(micros);
      assertThat(buckets(read.cappedAt(micros))).isEqualTo(buckets(capped));
      long newMax = capped.max();
      assertThat(buckets(read.replacing(read, read.cappedAt(micros), newMax)))
          .isEqualTo(buckets(capped));
      assertThat(buckets(written.replacing(read, capped, newMax))).isEqualTo(buckets(capped));
    }
    assertThat(buckets(read)).isEqualTo(buckets(written));
  }

  private static List<Long> buckets(LatencyHistogram histogram) {
    List<Long> buckets = new ArrayList<>();
    histogram.forEach(
        (micros, count) -> {
          buckets.add(micros);
          buckets.add(count);
        });
    return buckets;
  }

  @Test
  void whatWasReadBackIsReplacedAndShownAsWhatWasRecorded() {
    LatencyHistogram few = new LatencyHistogram();
    LatencyHistogram many = new LatencyHistogram();
    for (int i = 1; i <= 20; i++) {
      few.record(i * 100_000L, 1000);
    }
    for (int i = 1; i <= 500; i++) {
      many.record(i * 1000L, 1000);
    }
    LatencyHistogram read = new LatencyHistogram();
    LatencyHistogram.decodeInto(few.encode(), few.max(), 1000, read);
    many.add(few);

    LatencyHistogram without = many.replacing(read, read.cappedAt(300_000), 500_000);

    LatencyHistogram expected = new LatencyHistogram();
    for (int i = 1; i <= 500; i++) {
      expected.record(i * 1000L, 1000);
    }
    for (int i = 1; i <= 20; i++) {
      expected.record(Math.min(300_000L, i * 100_000L), 1000);
    }
    assertThat(without.total()).isEqualTo(expected.total());
    for (double q = 0.05; q < 1; q += 0.05) {
      assertThat(without.percentile(q)).isEqualTo(expected.percentile(q));
    }
  }
}
