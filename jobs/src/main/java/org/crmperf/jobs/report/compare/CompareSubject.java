package org.crmperf.jobs.report.compare;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * What was compared, as the command line said it.
 *
 * @param name of the folder below {@code compare/}
 * @param services to which it was limited; empty if it was not
 * @param version of the program
 */
public record CompareSubject(
    String name, Side before, Side after, List<String> services, ZoneId zone, String version) {
  /**
   * A period.
   *
   * @param label as given: days or moments
   * @param end exclusive
   */
  public record Side(String label, Instant start, Instant end) {}
}
