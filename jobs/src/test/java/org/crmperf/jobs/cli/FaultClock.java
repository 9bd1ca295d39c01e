package org.crmperf.jobs.cli;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import org.crmperf.jobs.cli.FaultSite.Phase;

/** When a run in another process is in which phase, by what it leaves on the disk. */
record FaultClock(Map<Phase, Long> nanos) {
  private static final long NO_DELAY = 0;

  /**
   * Follows a run to its end. A phase that was not seen, because this process was not let run
   * meanwhile, has no length.
   */
  static FaultClock follow(FaultSite site, Process run) throws IOException, InterruptedException {
    Map<Phase, Long> starts = new EnumMap<>(Phase.class);
    long began = System.nanoTime();
    long ended = 0;
    while (run.isAlive()) {
      Phase phase = site.phase();
      long now = System.nanoTime();
      // noted sources without hours to merge: they will be there in a moment
      if (phase != Phase.REPORT || starts.containsKey(Phase.ROLLUP)) {
        starts.putIfAbsent(phase, now);
      }
      if (phase == Phase.BEFORE && starts.containsKey(Phase.REPORT) && ended == 0) {
        ended = now;
      }
      Thread.sleep(1);
    }
    return of(starts, began, ended == 0 ? System.nanoTime() : ended);
  }

  private static FaultClock of(Map<Phase, Long> starts, long began, long ended) {
    long report = starts.getOrDefault(Phase.REPORT, ended);
    long rollup = starts.getOrDefault(Phase.ROLLUP, report);
    long ingest = starts.getOrDefault(Phase.INGEST, rollup);
    Map<Phase, Long> nanos = new EnumMap<>(Phase.class);
    nanos.put(Phase.BEFORE, ingest - began);
    nanos.put(Phase.INGEST, rollup - ingest);
    nanos.put(Phase.ROLLUP, report - rollup);
    nanos.put(Phase.REPORT, ended - report);
    return new FaultClock(nanos);
  }

  /** Waits until a run is at this share of a phase, or over. */
  void await(FaultSite site, Process run, Phase wanted, double share)
      throws IOException, InterruptedException {
    boolean rolledUp = false;
    while (run.isAlive()) {
      Phase phase = site.phase();
      rolledUp |= phase == Phase.ROLLUP;
      if (phase == wanted && (wanted != Phase.REPORT || rolledUp)) {
        sleep((long) (nanos.getOrDefault(wanted, NO_DELAY) * share));
        return;
      }
      Thread.onSpinWait();
    }
  }

  /** Waits for this share of a whole run. */
  void await(double share) throws InterruptedException {
    sleep((long) (nanos.values().stream().mapToLong(Long::longValue).sum() * share));
  }

  private static void sleep(long nanos) throws InterruptedException {
    Thread.sleep(nanos / 1_000_000, (int) (nanos % 1_000_000));
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    nanos.forEach(
        (phase, n) -> text.append(phase).append(' ').append(n / 1_000_000).append(" ms "));
    return text.toString().strip();
  }
}
