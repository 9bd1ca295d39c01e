package org.crmperf.jobs.apart;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Ways in which an endpoint's p95 goes up by a share. */
enum Shifts {
  SCALED,
  TAIL,
  CONSTANT,
  BIMODAL;

  private static double p95(List<Hit> own) {
    double[] times = own.stream().mapToDouble(Hit::total).sorted().toArray();
    return times[(int) (times.length * 0.95)];
  }

  void into(World world, List<Hit> hits, SplittableRandom random, int page, double share) {
    List<Hit> own = hits.stream().filter(h -> world.isSame(h.endpoint, page)).toList();
    double before = p95(own);
    switch (this) {
      case SCALED -> own.forEach(h -> stretch(h, 1 + share));
      case CONSTANT -> own.forEach(h -> h.upstream += before * share);
      case TAIL -> {
        double[] times = own.stream().mapToDouble(Hit::total).sorted().toArray();
        double from = times[(int) (times.length * 0.8)];
        double slope = 1 + share * before / (before - from);
        own.forEach(
            h -> {
              if (h.total() > from) {
                h.upstream += (h.total() - from) * (slope - 1);
              }
            });
      }
      case BIMODAL -> {
        double aim = before * (1 + share);
        double[] times = own.stream().mapToDouble(Hit::total).toArray();
        double[] lots = own.stream().mapToDouble(h -> random.nextDouble()).toArray();
        double low = 0;
        double high = before * 20;
        for (int i = 0; i < 40; i++) {
          double mid = (low + high) / 2;
          double[] tried = new double[times.length];
          Arrays.setAll(tried, k -> times[k] + (lots[k] < 0.1 ? mid : 0));
          Arrays.sort(tried);
          if (tried[(int) (tried.length * 0.95)] < aim) {
            low = mid;
          } else {
            high = mid;
          }
        }
        for (int k = 0; k < lots.length; k++) {
          if (lots[k] < 0.1) {
            own.get(k).upstream += high;
          }
        }
      }
      default -> throw new AssertionError();
    }
  }

  private static void stretch(Hit h, double factor) {
    h.upstream *= factor;
    h.database *= factor;
    h.around *= factor;
    h.queue *= factor;
  }
}
