package org.crmperf.jobs.advice.availability;

import java.util.List;

/**
 * What an incident hit.
 *
 * @param endpointsSeen endpoints with requests during it
 * @param endpointsHit those of them that failed more than they usually do
 * @param services of the endpoints that were hit, sorted
 * @param errorShare the share of all requests of the platform in that time that failed
 * @param worst the endpoints with the most errors, at most {@link #MOST}
 */
public record BlastRadius(
    int endpointsSeen,
    int endpointsHit,
    List<String> services,
    double errorShare,
    List<Hit> worst) {
  static final int MOST = 5;
}
