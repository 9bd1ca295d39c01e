package org.crmperf.jobs.advice.availability;

import java.util.List;

/**
 * What an incident hit. Endpoints are those of endpoints.csv: one that several services answer is
 * one.
 *
 * @param endpointsSeen endpoints with requests during it
 * @param endpointsHit those of them that failed more than they usually do
 * @param services of the endpoints that were hit, sorted
 * @param alone the one service that failed while others were asked too; empty if there is none such
 * @param errorShare the share of all requests of the platform in that time that failed
 * @param worst the endpoints with the most errors, at most {@link #MOST}
 */
public record BlastRadius(
    int endpointsSeen,
    int endpointsHit,
    List<String> services,
    String alone,
    double errorShare,
    List<Hit> worst) {
  static final int MOST = 5;
}
