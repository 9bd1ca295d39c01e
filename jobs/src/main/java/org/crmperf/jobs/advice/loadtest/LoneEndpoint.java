package org.crmperf.jobs.advice.loadtest;

import org.crmperf.jobs.advice.compare.EndpointTally;
import org.crmperf.jobs.metric.EndpointFold.Endpoint;

/**
 * An endpoint that only one side has.
 *
 * @param requestShare its part of that side's requests, 0 to 1
 * @param timeShare its part of the time that side spent
 */
public record LoneEndpoint(
    Endpoint endpoint, EndpointTally tally, double requestShare, double timeShare) {}
