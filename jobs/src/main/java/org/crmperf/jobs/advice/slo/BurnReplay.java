package org.crmperf.jobs.advice.slo;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Replays an objective's alerts: at the end of each minute the burn rates of both windows that end
 * there. A window that reaches back beyond the history holds what there is of it; one without
 * requests burns nothing.
 */
final class BurnReplay {
  /** So that a burn rate that equals the factor, but for rounding, does not fire. */
  private static final double ROUNDING = 1 + 1e-12;

  private final long firstMinute;
  private final long[] bad;
  private final long[] total;
  private final double budget;
  private final ZoneId zone;

  /**
   * A replay.
   *
   * @param counts bad and total requests by minute
   * @param budget the share of requests that may be bad
   */
  BurnReplay(MinuteCounts counts, double budget, ZoneId zone) {
    int n = counts.minutes();
    this.firstMinute = counts.firstMinute();
    this.bad = new long[n + 1];
    this.total = new long[n + 1];
    this.budget = budget;
    this.zone = zone;
    for (int m = 0; m < n; m++) {
      bad[m + 1] = bad[m] + counts.bad(m);
      total[m + 1] = total[m] + counts.total(m);
    }
  }

  /** Bad and total requests by minute. */
  interface MinuteCounts {
    /** Minutes since 1970 UTC of the first. */
    long firstMinute();

    int minutes();

    int bad(int minute);

    int total(int minute);
  }

  /** The alerts of a pair that fired at some minute of [from, to), both counted from the first. */
  List<BurnAlert> alerts(BurnWindow window, int from, int to) {
    List<BurnAlert> alerts = new ArrayList<>();
    int fired = -1;
    double peak = 0;
    long most = 0;
    for (int m = 0; m < to; m++) {
      boolean fires =
          over(m, window.longMinutes(), window.factor())
              && over(m, window.shortMinutes(), window.factor());
      if (fires) {
        fired = fired < 0 ? m : fired;
        peak = Math.max(peak, burn(m, window.longMinutes()));
        most = Math.max(most, bad(Math.max(0, m + 1 - window.longMinutes()), m + 1));
      }
      if (!fires && fired >= 0) {
        if (m > from) {
          alerts.add(alert(window, fired, end(m), peak, most));
        }
        fired = -1;
        peak = 0;
        most = 0;
      }
    }
    if (fired >= 0) {
      alerts.add(alert(window, fired, null, peak, most));
    }
    return alerts;
  }

  private BurnAlert alert(
      BurnWindow window, int fired, @Nullable OffsetDateTime ended, double peak, long most) {
    int start = Math.max(0, fired + 1 - window.longMinutes());
    return new BurnAlert(
        window,
        end(fired),
        ended,
        peak,
        bad[fired + 1] - bad[start],
        total[fired + 1] - total[start],
        most);
  }

  private boolean over(int minute, int length, double factor) {
    int start = Math.max(0, minute + 1 - length);
    long failed = bad[minute + 1] - bad[start];
    return failed > 0 && failed > factor * budget * (total[minute + 1] - total[start]) * ROUNDING;
  }

  /** The burn rate of the window of this length that ends with a minute; 0 without requests. */
  double burn(int minute, int length) {
    int start = Math.max(0, minute + 1 - length);
    long all = total[minute + 1] - total[start];
    long failed = bad[minute + 1] - bad[start];
    return failed == 0 ? 0 : failed / (budget * all);
  }

  /** Bad requests of [from, to). */
  long bad(int from, int to) {
    return bad[to] - bad[from];
  }

  /** Requests of [from, to). */
  long total(int from, int to) {
    return total[to] - total[from];
  }

  private OffsetDateTime end(int minute) {
    return Instant.ofEpochSecond((firstMinute + minute + 1) * 60).atZone(zone).toOffsetDateTime();
  }
}
