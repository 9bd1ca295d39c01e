package org.crmperf.jobs.advice.compare;

import org.crmperf.jobs.advice.baseline.Change;
import org.crmperf.jobs.advice.baseline.EndpointChange;
import org.crmperf.jobs.metric.EndpointFold.Endpoint;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint in two periods.
 *
 * @param change what became of it; TOO_SMALL where nothing can be said
 * @param claim the tests behind it; null if the endpoint was not compared
 * @param before its figures before; null if it had no request
 * @param after its figures after; null if it had no request
 */
public record ComparedEndpoint(
    Endpoint endpoint,
    Change change,
    @Nullable EndpointChange claim,
    @Nullable EndpointTally before,
    @Nullable EndpointTally after) {

  /** Hours of waiting that its change of times costs in the period after; negative if it saves. */
  public double extraHours() {
    return claim != null && claim.time() != null ? claim.time().extraHours() : 0;
  }

  /** Whether its errors are what changed, and not its times. */
  public boolean byErrorsAlone() {
    return claim != null
        && claim.errors() != null
        && claim.errors().change() == change
        && (claim.time() == null || claim.time().change() != change);
  }
}
