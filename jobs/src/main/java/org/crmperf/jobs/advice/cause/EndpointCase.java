package org.crmperf.jobs.advice.cause;

import java.util.ArrayList;
import java.util.List;
import org.crmperf.jobs.advice.series.EndpointSeries;
import org.crmperf.jobs.metric.CellEvidence;
import org.crmperf.jobs.metric.DistinctCount;
import org.crmperf.jobs.metric.EndpointFold;
import org.crmperf.jobs.metric.EvidenceCount;
import org.crmperf.jobs.metric.Exemplar;
import org.crmperf.jobs.metric.RequestStats;
import org.crmperf.jobs.metric.RollupCell;
import org.crmperf.jobs.metric.TimePart;

/**
 * One endpoint of a service, all its hours together.
 *
 * @param targetMicros its target
 * @param misses the distinct targets of each hour among GETs answered 200, summed: what a cache
 *     that keeps an answer for an hour would still have to ask
 * @param pairs the same of pairs of client and target
 * @param answers the same of pairs of target and size of the answer; NaN if an hour does not say
 */
record EndpointCase(
    EndpointSeries series,
    RequestStats stats,
    CellEvidence evidence,
    long targetMicros,
    double misses,
    double pairs,
    double answers) {
  private static final int LEAST_TIMED = 20;
  private static final int MOST_EXEMPLARS = 3;
  private static final int LEAST_SIZED = 50;
  private static final double MORE_THAN_SIZES_SAY = 2;

  static EndpointCase of(EndpointSeries series, long targetMicros) {
    CellEvidence all = new CellEvidence();
    double misses = 0;
    double pairs = 0;
    double answers = 0;
    for (RollupCell cell : series.cells()) {
      CellEvidence hour = cell == null ? null : cell.evidence();
      if (hour != null) {
        all.add(hour);
        long fetched = hour.get(EvidenceCount.FETCHED);
        misses += distinct(hour.targets, fetched);
        pairs += distinct(hour.clientTargets, fetched);
        answers +=
            fetched > 0 && hour.answers == null ? Double.NaN : distinct(hour.answers, fetched);
      }
    }
    return new EndpointCase(series, series.stats(), all, targetMicros, misses, pairs, answers);
  }

  /**
   * How much the answers to the same target differ within an hour, by their sizes: 0 if they are
   * always the same, 1 if half or more of the repeats differ. 0 if no log says.
   */
  double variety() {
    double fetched = count(EvidenceCount.FETCHED);
    double more = answers - misses;
    if (isAssets() || Double.isNaN(answers) || more <= 0 || fetched <= misses || misses <= 0) {
      return 0;
    }
    // many answers have the size of another by chance, so that fewer differ than do
    return Math.min(1, MORE_THAN_SIZES_SAY * more / (fetched - misses));
  }

  /** The share of its GETs answered 200 that repeat a target which the client had that day. */
  double hadAlready() {
    double fetched = count(EvidenceCount.FETCHED);
    return fetched == 0 ? 0 : 1 - distinct(evidence.clientTargets, (long) fetched) / fetched;
  }

  private static double distinct(
      @org.jspecify.annotations.Nullable DistinctCount count, long most) {
    return count == null ? 0 : Math.min((double) most, count.estimate());
  }

  long count(EvidenceCount count) {
    return evidence.get(count);
  }

  /** Whether its p95 is over its target, as the report calls slow. */
  boolean isSlow() {
    return isSlow(stats, targetMicros);
  }

  /** The same of these statistics. */
  static boolean isSlow(RequestStats stats, long targetMicros) {
    return stats.timed >= LEAST_TIMED && stats.latency.percentile(0.95) > targetMicros;
  }

  /** Whether it stands for one template, and not for a group. */
  boolean isOne() {
    return !EndpointFold.isMixed(series.endpoint());
  }

  boolean isAssets() {
    return EndpointFold.isAssets(series.endpoint());
  }

  double meanMillis() {
    return stats.timed == 0 ? Double.NaN : stats.sumMicros / 1000.0 / stats.timed;
  }

  double p95Millis() {
    return stats.latency.percentile(0.95) / 1000.0;
  }

  /** How much of its time is said to be in a part, if at least half of its time says so; or NaN. */
  double share(TimePart part) {
    return stats.partOfMicros[part.ordinal()] * 2.0 < stats.sumMicros
        ? Double.NaN
        : stats.partShare(part);
  }

  /** The hours that a share of its time is worth. */
  double hours(double share) {
    return Effort.hours(share, (double) stats.overTargetMicros, (double) stats.sumMicros);
  }

  /** The correlation of the logarithms of duration and size; NaN if too few or all alike. */
  double sizeCorrelation() {
    double n = count(EvidenceCount.SIZED);
    double xx = spread(EvidenceCount.SIZE, EvidenceCount.SIZE_SIZE);
    double yy = spread(EvidenceCount.TIME, EvidenceCount.TIME_TIME);
    return n < LEAST_SIZED || xx <= 0 || yy <= 0 ? Double.NaN : covariance() / Math.sqrt(xx * yy);
  }

  /** The exponent b of duration ~ size^b. */
  double sizeExponent() {
    return covariance() / spread(EvidenceCount.SIZE, EvidenceCount.SIZE_SIZE);
  }

  /** The standard deviation of the size's logarithm, in doublings. */
  double sizeDoublings() {
    return Math.sqrt(Math.max(0, spread(EvidenceCount.SIZE, EvidenceCount.SIZE_SIZE))) / 256;
  }

  /** The geometric mean of the sizes. */
  double usualBytes() {
    return Math.pow(2, count(EvidenceCount.SIZE) / 256.0 / count(EvidenceCount.SIZED));
  }

  /** Bytes a second, from the geometric means. */
  double bytesPerSecond() {
    double micros = Math.pow(2, count(EvidenceCount.TIME) / 256.0 / count(EvidenceCount.SIZED));
    return usualBytes() / (micros / 1e6);
  }

  private double covariance() {
    double n = count(EvidenceCount.SIZED);
    return count(EvidenceCount.SIZE_TIME) / n
        - count(EvidenceCount.SIZE) / n * (count(EvidenceCount.TIME) / n);
  }

  private double spread(EvidenceCount sum, EvidenceCount squares) {
    double n = count(EvidenceCount.SIZED);
    double mean = count(sum) / n;
    return count(squares) / n - mean * mean;
  }

  List<Exemplar> exemplars() {
    Exemplar slowest = evidence.slowest;
    return slowest == null ? List.of() : List.of(slowest);
  }

  /** The slowest requests of several, the slowest first. */
  static List<Exemplar> worst(List<EndpointCase> endpoints) {
    List<Exemplar> all = new ArrayList<>();
    endpoints.forEach(e -> all.addAll(e.exemplars()));
    all.sort((a, b) -> a.isBefore(b) ? -1 : b.isBefore(a) ? 1 : 0);
    return List.copyOf(all.subList(0, Math.min(MOST_EXEMPLARS, all.size())));
  }
}
