package org.crmperf.jobs.advice.scalability;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** Pearson's correlation. */
final class Correlation {
  private Correlation() {}

  /** Its square; 0 if one of the two does not vary. */
  static <T> double squared(List<T> items, ToDoubleFunction<T> a, ToDoubleFunction<T> b) {
    double meanA = items.stream().mapToDouble(a).average().orElse(0);
    double meanB = items.stream().mapToDouble(b).average().orElse(0);
    double aa = 0;
    double bb = 0;
    double ab = 0;
    for (T item : items) {
      double da = a.applyAsDouble(item) - meanA;
      double db = b.applyAsDouble(item) - meanB;
      aa += da * da;
      bb += db * db;
      ab += da * db;
    }
    return aa == 0 || bb == 0 ? 0 : ab * ab / (aa * bb);
  }
}
