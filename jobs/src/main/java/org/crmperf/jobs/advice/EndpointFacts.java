package org.crmperf.jobs.advice;

import org.crmperf.jobs.metric.MetricRow;

/**
 * What the rules know of an endpoint over the period.
 *
 * @param timeShare its part of all time spent, NaN if nothing was timed
 * @param slow whether it is over its target
 */
public record EndpointFacts(
    String endpoint,
    String method,
    MetricRow row,
    double timeShare,
    boolean slow,
    double targetMillis) {}
