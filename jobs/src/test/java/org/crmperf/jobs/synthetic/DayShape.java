package org.crmperf.jobs.synthetic;

/**
 * How the day goes, minute by minute: quiet nights, a morning and an afternoon peak, a dip at noon,
 * five minutes of silence for maintenance, and one outage.
 */
final class DayShape {
  static final int MINUTES = 24 * 60;

  /** Traffic at the start of each hour; between them it is interpolated. */
  private static final int[] HOURS = {
    6, 4, 3, 3, 4, 8, 20, 55, 110, 150, 165, 150, 105, 130, 160, 155, 140, 110, 70, 45, 30, 22, 14,
    9, 6
  };

  private static final int BUSIEST = 165;

  private static final int OUTAGE_START = 14 * 60 + 20;
  private static final int OUTAGE_END = 14 * 60 + 31;
  private static final int SILENCE_START = 3 * 60 + 10;
  private static final int SILENCE_END = 3 * 60 + 15;

  private final double[] weight = new double[MINUTES];
  private final double[] until = new double[MINUTES];

  DayShape(long seed) {
    SplitMix random = new SplitMix(seed);
    double sum = 0;
    for (int minute = 0; minute < MINUTES; minute++) {
      int hour = minute / 60;
      double level = HOURS[hour] + (HOURS[hour + 1] - HOURS[hour]) * (minute % 60) / 60.0;
      double noise = 0.85 + 0.3 * random.below(1000) / 1000.0;
      weight[minute] = isSilent(minute) ? 0 : level * noise;
      sum += weight[minute];
      until[minute] = sum;
    }
    for (int minute = 0; minute < MINUTES; minute++) {
      until[minute] /= sum;
    }
  }

  /** The share of the day's bytes written when the minute ends, 0 to 1. */
  double shareUntil(int minute) {
    return minute == MINUTES - 1 ? 1 : until[minute];
  }

  /** How loaded the servers are, 0 to about 1. */
  double load(int minute) {
    return weight[minute] / BUSIEST;
  }

  /** The application is down: minutes 14:20 up to and including 14:30. */
  boolean isOutage(int minute) {
    return minute >= OUTAGE_START && minute < OUTAGE_END;
  }

  /** Nothing is logged: minutes 03:10 up to and including 03:14. */
  private static boolean isSilent(int minute) {
    return minute >= SILENCE_START && minute < SILENCE_END;
  }
}
