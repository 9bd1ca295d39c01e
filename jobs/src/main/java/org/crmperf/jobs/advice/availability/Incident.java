package org.crmperf.jobs.advice.availability;

import java.time.OffsetDateTime;
import org.crmperf.jobs.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * Minutes in which the platform, a service or an endpoint failed more than usual.
 *
 * @param outage whether at least the down share of its requests failed; else it is an error burst
 * @param service empty for the platform
 * @param endpoint null unless it is about one endpoint
 * @param method null unless it is about one endpoint
 * @param start the first minute
 * @param end the end of the last minute, exclusive
 * @param fromMinute the first minute of the period's
 * @param toMinute the minute after the last
 * @param requests of what it is about
 * @param errors among them
 * @param usualErrorRate of the same outside of incidents; NaN without requests there
 * @param radius what it hit
 * @param first what came first, or null if all came together
 * @param requestFactor requests a minute over those of the minutes around it; NaN if they are too
 *     few to say
 * @param retryStorm whether requests rose as they failed, beyond chance
 */
public record Incident(
    Scope scope,
    boolean outage,
    String service,
    @Nullable String endpoint,
    @Nullable String method,
    OffsetDateTime start,
    OffsetDateTime end,
    int fromMinute,
    int toMinute,
    long requests,
    long errors,
    double usualErrorRate,
    BlastRadius radius,
    @Nullable FirstSign first,
    double requestFactor,
    boolean retryStorm) {

  /** Its length in minutes; a count, whose thousands texts group. */
  public long minutes() {
    return (long) toMinute - fromMinute;
  }

  /** The share of its requests that failed. */
  public double errorShare() {
    return (double) errors / requests;
  }

  /** What it is about, in words. */
  public Text where() {
    return switch (scope) {
      case PLATFORM -> Text.of("advice.where.platform");
      case SERVICE -> Text.of("advice.where.service", service);
      case ENDPOINT -> Text.verbatim(method + " " + endpoint);
    };
  }

  /** Where a sign of it was, in words. */
  public Text where(FirstSign sign) {
    return sign.where().isEmpty() ? where() : Text.verbatim(sign.where());
  }
}
