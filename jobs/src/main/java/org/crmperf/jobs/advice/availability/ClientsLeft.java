package org.crmperf.jobs.advice.availability;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.crmperf.jobs.advice.series.EndpointSeries;
import org.crmperf.jobs.advice.series.MinuteSeries;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint whose clients leave before the answer (499), and whether they do so in its slow
 * minutes. Slow are the minutes whose <em>other</em> requests have the highest mean time, up to a
 * quarter of all requests; a 499's own time would else make its minute slow.
 *
 * @param closed 499s
 * @param patienceMillis their mean duration; NaN if unknown
 * @param inSlowMinutes 499s in the slow minutes
 * @param slowShare the share of all requests in those minutes: what chance would put there
 * @param besideSlowness whether they are more in slow minutes, beyond chance and at least twofold
 */
public record ClientsLeft(
    String service,
    String endpoint,
    String method,
    long requests,
    long closed,
    double patienceMillis,
    long inSlowMinutes,
    double slowShare,
    boolean besideSlowness) {
  private static final long LEAST_CLOSED = 10;
  private static final double LEAST_SHARE = 0.002;
  private static final double QUARTER = 0.25;
  private static final double EVIDENCE = 9;

  /** A minute: the mean time of the requests that were not left, how many there were, and 499s. */
  private record Minute(double mean, long requests, long closed) {}

  static @Nullable ClientsLeft of(EndpointSeries e) {
    MinuteSeries series = e.minutes();
    if (series.clientClosed() < LEAST_CLOSED) {
      return null;
    }
    long closed = 0;
    long micros = 0;
    long known = 0;
    long knownClosed = 0;
    List<Minute> minutes = new ArrayList<>();
    for (int m = 0; m < series.minutes(); m++) {
      int left = series.clientClosed(m);
      closed += left;
      micros += series.clientClosedMicros(m);
      long others = (long) series.timed(m) - left;
      if (others > 0) {
        double busy = series.busyMicros(m) - series.clientClosedMicros(m);
        minutes.add(new Minute(busy / others, series.requests(m), left));
        known += series.requests(m);
        knownClosed += left;
      }
    }
    long requests = e.requests();
    if (closed < LEAST_CLOSED || closed < LEAST_SHARE * requests || knownClosed == 0) {
      return null;
    }
    minutes.sort(Comparator.comparingDouble((Minute m) -> -m.mean()));
    long slow = 0;
    long slowClosed = 0;
    for (Minute m : minutes) {
      if (slow + m.requests() > QUARTER * known) {
        break;
      }
      slow += m.requests();
      slowClosed += m.closed();
    }
    double share = (double) slow / known;
    boolean beside =
        slow > 0
            && slowClosed >= 2 * share * knownClosed
            && IncidentContext.evidence(knownClosed, slowClosed, share) >= EVIDENCE;
    return new ClientsLeft(
        e.service(),
        e.endpoint(),
        e.method(),
        requests,
        closed,
        micros == 0 ? Double.NaN : micros / 1000.0 / closed,
        slowClosed,
        share,
        beside);
  }
}
