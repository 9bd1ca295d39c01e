package org.crmperf.jobs.advice.slo;

import java.util.List;

/**
 * A pair of windows: the alert fires while the error budget burns faster than {@code factor} times
 * the rate that would use it up in 30 days, over the long window (so that it matters) and over the
 * short one (so that it ends when the trouble does). Source: Google, "The Site Reliability
 * Workbook", chapter 5, "Multiwindow, Multi-Burn-Rate Alerts".
 *
 * @param name as in summary.json
 * @param page whether it would wake somebody; else it is a ticket
 */
public record BurnWindow(
    String name, double factor, int longMinutes, int shortMinutes, boolean page) {
  private static final int HOUR = 60;
  private static final int DAY = 24 * HOUR;

  /** The pairs, the most urgent first. */
  public static final List<BurnWindow> ALL =
      List.of(
          new BurnWindow("14.4x 1h/5m", 14.4, HOUR, 5, true),
          new BurnWindow("6x 6h/30m", 6, 6 * HOUR, 30, true),
          new BurnWindow("3x 1d/2h", 3, DAY, 2 * HOUR, false),
          new BurnWindow("1x 3d/6h", 1, 3 * DAY, 6 * HOUR, false));

  /** The longest window, minutes: what a replay needs before its first minute. */
  public static final int LEAD_IN = 3 * DAY;
}
