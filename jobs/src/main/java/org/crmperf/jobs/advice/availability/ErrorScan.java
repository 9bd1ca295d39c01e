package org.crmperf.jobs.advice.availability;

import java.util.ArrayList;
import java.util.List;
import org.crmperf.jobs.advice.series.MinuteSeries;
import org.crmperf.jobs.metric.MinuteSlots;

/**
 * Finds the minutes in which a series fails more than it usually does. Each request is a Bernoulli
 * trial; the log likelihood ratio of a raised error rate against the usual one is summed along the
 * minutes and starts again at zero when it would fall below (Page's CUSUM, 1954). What crosses the
 * threshold is the most likely stretch; its ends are then found anew with the stretch's own error
 * rate in place of the assumed one. By Wald's inequality a stretch of usual minutes crosses a
 * threshold h with a chance of at most exp(-h) for each minute that it may start in.
 *
 * <p>The usual rate is that of the minutes outside what was found, so that it starts too high and
 * comes down: an endpoint that always fails now and then is not taken for one that never does. An
 * outage of most of the period must not pass for usual, so the rate has a limit: half of the raised
 * one, or the median of {@link ErrorBlocks} if that is more, unless most of it is raised itself.
 */
final class ErrorScan {
  /** Minutes without requests after which nothing says that the trouble went on. */
  private static final int MOST_SILENCE = 15;

  /** How far the ends of a stretch may move when its own rate is known. */
  private static final int MARGIN = 10;

  private static final double LEAST_RATE = 0.001;
  private static final double MOST_RATE = 0.98;
  private static final int ROUNDS = 4;
  private static final int MINUTES = MinuteSlots.MINUTES;

  private final MinuteSeries series;
  private final int[] requests;
  private final int[] errors;
  private final double raisedRate;
  private final double threshold;
  private final double mostUsual;
  private double usualRate;

  /**
   * Minutes [from, to) and what was in them.
   *
   * @param usualRate the share of errors in the minutes outside all stretches; NaN without requests
   */
  record Stretch(int from, int to, long requests, long errors, double usualRate) {
    double share() {
      return (double) errors / requests;
    }

    private Stretch with(double rate) {
      return new Stretch(from, to, requests, errors, rate);
    }
  }

  private ErrorScan(MinuteSeries series, double raisedRate, double threshold) {
    this.series = series;
    this.requests = new int[series.minutes()];
    this.errors = new int[series.minutes()];
    for (int h = 0; h < series.hours(); h++) {
      MinuteSlots slots = series.hour(h);
      if (slots != null) {
        System.arraycopy(slots.requests, 0, requests, h * MINUTES, MINUTES);
        System.arraycopy(slots.errors, 0, errors, h * MINUTES, MINUTES);
      }
    }
    this.raisedRate = raisedRate;
    this.threshold = threshold;
    double median = ErrorBlocks.median(requests, errors);
    boolean usuallyDown = Math.min(median, outside(List.of()).likely()) >= raisedRate;
    this.mostUsual = usuallyDown ? raisedRate / 2 : Math.max(median, raisedRate / 2);
  }

  /**
   * The stretches of a series.
   *
   * @param raisedRate the least error rate that is looked for, above the usual one
   * @param threshold nats of evidence that a stretch needs
   */
  static List<Stretch> of(MinuteSeries series, double raisedRate, double threshold) {
    return new ErrorScan(series, raisedRate, threshold).run();
  }

  private List<Stretch> run() {
    List<Stretch> found = List.of();
    for (int round = 0; round < ROUNDS; round++) {
      double before = usualRate;
      usualRate = Math.min(Math.max(LEAST_RATE, outside(found).likely()), mostUsual);
      if (round > 0 && Math.abs(usualRate - before) <= 0.01 * before) {
        break;
      }
      found = refined(scan());
    }
    double plain = outside(found).plain();
    return found.stream().map(stretch -> stretch.with(plain)).toList();
  }

  /** What is in no stretch. */
  private record Outside(long requests, long errors) {
    /** The rate that is likely, which is not 0 for few requests. */
    double likely() {
      return (errors + 0.5) / (requests + 1.0);
    }

    /** The rate that was; NaN without requests. */
    double plain() {
      return requests == 0 ? Double.NaN : (double) errors / requests;
    }
  }

  private Outside outside(List<Stretch> found) {
    long others = series.requests(0, series.minutes());
    long failed = series.errors(0, series.minutes());
    for (Stretch stretch : found) {
      others -= stretch.requests();
      failed -= stretch.errors();
    }
    return new Outside(others, failed);
  }

  /** A rate that is raised beyond doubt: twice the usual one, or half of what is left of it. */
  private double clearlyRaised() {
    return Math.min(2 * usualRate, (1 + usualRate) / 2);
  }

  private List<int[]> scan() {
    List<int[]> found = new ArrayList<>();
    double raised = Math.max(raisedRate, clearlyRaised());
    double gain = Math.log(raised / usualRate);
    double loss = Math.log((1 - raised) / (1 - usualRate));
    int minute = 0;
    while (minute < requests.length) {
      double sum = 0;
      double peak = 0;
      int start = minute;
      int peakAt = minute;
      int silence = 0;
      while (minute < requests.length) {
        int n = requests[minute];
        int k = errors[minute];
        silence = n == 0 ? silence + 1 : 0;
        sum += k * gain + (n - k) * loss;
        minute++;
        if (sum > peak) {
          peak = sum;
          peakAt = minute;
        }
        boolean over = peak >= threshold && sum < peak - threshold;
        if (sum <= 0 || over || silence > MOST_SILENCE) {
          break;
        }
      }
      if (peak >= threshold) {
        found.add(new int[] {start, peakAt});
        minute = peakAt;
      }
    }
    return found;
  }

  private List<Stretch> refined(List<int[]> rough) {
    List<Stretch> found = new ArrayList<>();
    for (int i = 0; i < rough.size(); i++) {
      int floor = i == 0 ? 0 : rough.get(i - 1)[1];
      int ceiling = i + 1 == rough.size() ? series.minutes() : rough.get(i + 1)[0];
      int[] ends = rough.get(i);
      for (int pass = 0; pass < 2; pass++) {
        ends = mostLikely(ends, floor, ceiling);
      }
      int last = found.size() - 1;
      Stretch stretch = stretch(ends);
      if (last >= 0 && stretch.from() < found.get(last).to()) {
        stretch =
            stretch(new int[] {found.get(last).from(), Math.max(ends[1], found.get(last).to())});
        found.remove(last);
      }
      if (stretch.errors() > 0) {
        found.add(stretch);
      }
    }
    return found;
  }

  /** The stretch near this one whose likelihood is highest under its own error rate. */
  private int[] mostLikely(int[] ends, int floor, int ceiling) {
    long n = Math.max(1, series.requests(ends[0], ends[1]));
    double own = series.errors(ends[0], ends[1]) / (double) n;
    double rate = Math.min(MOST_RATE, Math.max(own, clearlyRaised()));
    double gain = Math.log(rate / usualRate);
    double loss = Math.log((1 - rate) / (1 - usualRate));
    double sum = 0;
    double best = 0;
    int start = Math.max(floor, ends[0] - MARGIN);
    int end = Math.min(ceiling, ends[1] + MARGIN);
    int from = start;
    int[] likeliest = ends;
    for (int m = start; m < end; m++) {
      double step = errors[m] * gain + (requests[m] - errors[m]) * loss;
      if (sum <= 0 && step > 0) {
        sum = 0;
        from = m;
      }
      sum += step;
      if (sum > best && step > 0) {
        best = sum;
        likeliest = new int[] {from, m + 1};
      }
    }
    return likeliest;
  }

  private Stretch stretch(int[] ends) {
    return new Stretch(
        ends[0],
        ends[1],
        series.requests(ends[0], ends[1]),
        series.errors(ends[0], ends[1]),
        Double.NaN);
  }
}
