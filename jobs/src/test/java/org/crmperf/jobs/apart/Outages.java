package org.crmperf.jobs.apart;

import java.util.List;
import java.util.SplittableRandom;

/** Ways in which a platform is down. */
enum Outages {
  FAST_502,
  SLOW_504,
  PARTIAL_503;

  void into(List<Hit> hits, SplittableRandom random, int from, int minutes) {
    for (Hit h : hits) {
      long minute = h.at / 60000;
      if (minute < from || minute >= from + minutes) {
        continue;
      }
      switch (this) {
        case FAST_502 -> fail(h, 502, 1 + random.nextInt(4));
        case SLOW_504 -> fail(h, 504, 60000 + random.nextInt(20));
        case PARTIAL_503 -> {
          if (random.nextDouble() < 0.75) {
            fail(h, 503, 5 + random.nextInt(20));
          }
        }
        default -> throw new AssertionError();
      }
    }
  }

  private static void fail(Hit h, int status, double ms) {
    h.status = status;
    h.upstream = ms;
    h.around = 0;
    h.queue = 0;
    h.database = 0;
    h.bytes = 166;
  }
}
