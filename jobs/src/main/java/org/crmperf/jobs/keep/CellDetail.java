package org.crmperf.jobs.keep;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.crmperf.jobs.metric.CellEvidence;
import org.crmperf.jobs.metric.DistinctCount;
import org.crmperf.jobs.metric.EvidenceCount;
import org.crmperf.jobs.metric.LatencyHistogram;
import org.crmperf.jobs.metric.MinuteDetail;
import org.crmperf.jobs.metric.MinuteSlots;
import org.crmperf.jobs.metric.RequestSample;
import org.crmperf.jobs.metric.RollupCell;
import org.crmperf.jobs.metric.RollupKey;
import org.crmperf.jobs.metric.TimePart;
import org.jspecify.annotations.Nullable;

/**
 * Where two rollups of what should be the same requests differ beyond their counts: parts of time,
 * minutes, evidence of causes, and the sample of an hour. {@link CellDifference} is about the
 * counts.
 */
final class CellDetail {
  private static final CellEvidence NO_EVIDENCE = new CellEvidence();
  private static final MinuteDetail NO_DETAIL = new MinuteDetail();
  private static final DistinctCount NOTHING = new DistinctCount();
  private static final long[] LACKING = {};

  /** Values with a name for each: "part N" of the name if there are no others. */
  private record Figure(String name, List<String> parts, Function<RollupCell, long[]> values) {
    String part(int i) {
      return i < parts.size() ? parts.get(i) : name + " " + i;
    }
  }

  /** What no configuration changes. */
  private static final List<Figure> PLAIN =
      List.of(
          new Figure("time part", timeParts(), CellDetail::times),
          new Figure(
              "gateway errors",
              List.of("status_502", "status_503", "status_504"),
              cell -> cell.stats.gatewayErrors),
          new Figure("requests in minute", List.of(), cell -> longs(cell.minutes.requests)),
          new Figure("busy_us in minute", List.of(), cell -> cell.minutes.busyMicros),
          new Figure("untimed in minute", List.of(), cell -> longs(detail(cell).untimed)),
          new Figure(
              "client_closed in minute", List.of(), cell -> longs(detail(cell).clientClosed)),
          new Figure(
              "client_closed_us in minute", List.of(), cell -> detail(cell).clientClosedMicros),
          new Figure("evidence", evidenceCounts(), cell -> evidence(cell).counts),
          distinct("targets", evidence -> evidence.targets),
          distinct("client_targets", evidence -> evidence.clientTargets),
          distinct("answers", evidence -> evidence.answers),
          distinct("failed_pairs", evidence -> evidence.failedPairs));

  /** What depends on the objective's latency, and on what counts as an error. */
  private static final List<Figure> POLICY =
      List.of(
          new Figure("errors in minute", List.of(), cell -> longs(cell.minutes.errors)),
          new Figure(
              "late_above_us",
              List.of("late_above_us"),
              cell -> new long[] {Math.max(MinuteSlots.UNKNOWN, cell.minutes.lateAboveMicros)}),
          new Figure("late in minute", List.of(), CellDetail::late),
          new Figure(
              "errors in the histogram",
              List.of("durations of errors in the histogram"),
              CellDetail::timedErrors));

  private CellDetail() {}

  /** The first difference that no configuration explains, in words; empty if there is none. */
  static String plain(RollupCell one, String oneName, RollupCell other, String otherName) {
    String found = first(PLAIN, one, oneName, other, otherName);
    String a = String.valueOf(evidence(one).slowest);
    String b = String.valueOf(evidence(other).slowest);
    return !found.isEmpty() || a.equals(b)
        ? found
        : "evidence slowest is " + a + " in " + oneName + " and " + b + " in " + otherName;
  }

  /** The first difference, in words; empty if there is none. */
  static String any(RollupCell one, String oneName, RollupCell other, String otherName) {
    String plain = plain(one, oneName, other, otherName);
    return plain.isEmpty() ? first(POLICY, one, oneName, other, otherName) : plain;
  }

  private static String first(
      List<Figure> figures, RollupCell one, String oneName, RollupCell other, String otherName) {
    for (Figure figure : figures) {
      long[] a = figure.values().apply(one);
      long[] b = figure.values().apply(other);
      int at = a.length == b.length ? Arrays.mismatch(a, b) : -1;
      if (at >= 0) {
        return figure.part(at)
            + " is "
            + a[at]
            + " in "
            + oneName
            + " and "
            + b[at]
            + " in "
            + otherName;
      }
    }
    return "";
  }

  /**
   * The hours and services whose samples differ. Which cell of an hour carries its sample does not
   * matter.
   */
  static Set<RollupKey> samples(
      Map<RollupKey, RollupCell> one, Map<RollupKey, RollupCell> other, Set<Long> hours) {
    Map<RollupKey, RequestSample> a = samples(one, hours);
    Map<RollupKey, RequestSample> b = samples(other, hours);
    Set<RollupKey> keys = new TreeSet<>(a.keySet());
    keys.addAll(b.keySet());
    RequestSample none = new RequestSample();
    keys.removeIf(
        key -> a.getOrDefault(key, none).requests().equals(b.getOrDefault(key, none).requests()));
    return Collections.unmodifiableSet(keys);
  }

  private static Map<RollupKey, RequestSample> samples(
      Map<RollupKey, RollupCell> cells, Set<Long> hours) {
    Map<RollupKey, RequestSample> samples = new HashMap<>();
    cells.forEach(
        (key, cell) -> {
          RequestSample sample = cell.sample();
          if (sample != null && hours.contains(key.hourStart())) {
            RollupKey group = new RollupKey(key.hourStart(), key.service(), "", "");
            samples.computeIfAbsent(group, k -> new RequestSample()).add(sample);
          }
        });
    return samples;
  }

  private static Figure distinct(
      String name, Function<CellEvidence, @Nullable DistinctCount> count) {
    return new Figure(
        "evidence " + name + " register",
        List.of(),
        cell -> {
          DistinctCount there = count.apply(evidence(cell));
          byte[] registers = (there == null ? NOTHING : there).registers;
          long[] values = new long[registers.length];
          Arrays.setAll(values, i -> registers[i]);
          return values;
        });
  }

  private static List<String> timeParts() {
    return Arrays.stream(TimePart.values())
        .flatMap(part -> List.of(part.column() + "_us", part.column() + "_of_us").stream())
        .toList();
  }

  private static List<String> evidenceCounts() {
    return Arrays.stream(EvidenceCount.values())
        .map(count -> "evidence " + count.name().toLowerCase(Locale.ROOT))
        .toList();
  }

  private static long[] times(RollupCell cell) {
    return LongStream.range(0, 2L * TimePart.COUNT)
        .map(
            i ->
                i % 2 == 0
                    ? cell.stats.partMicros[(int) i / 2]
                    : cell.stats.partOfMicros[(int) i / 2])
        .toArray();
  }

  /** Nothing is known of late requests that were counted by several thresholds. */
  private static long[] late(RollupCell cell) {
    return cell.minutes.lateAboveMicros > 0 ? longs(detail(cell).late) : LACKING;
  }

  private static long[] timedErrors(RollupCell cell) {
    LatencyHistogram errors = cell.stats.errorLatency();
    return new long[] {errors == null ? 0 : errors.total()};
  }

  private static CellEvidence evidence(RollupCell cell) {
    CellEvidence there = cell.evidence();
    return there == null ? NO_EVIDENCE : there;
  }

  private static MinuteDetail detail(RollupCell cell) {
    MinuteDetail there = cell.minutes.detail();
    return there == null ? NO_DETAIL : there;
  }

  private static long[] longs(int[] values) {
    return Arrays.stream(values).asLongStream().toArray();
  }
}
