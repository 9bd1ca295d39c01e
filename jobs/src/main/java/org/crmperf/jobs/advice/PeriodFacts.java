package org.crmperf.jobs.advice;

import java.time.OffsetDateTime;
import java.util.List;
import org.crmperf.jobs.advice.timelost.TimeLost;
import org.crmperf.jobs.metric.MetricRow;

/**
 * What the rules know of a period.
 *
 * @param endpoints ranked, slowest first
 * @param timeLost time over target, and what meeting it would gain
 * @param lines lines read by this run, without those of earlier runs
 * @param rejected of them
 * @param maxRejectRate the share that is still in order
 * @param foldedEndpoints endpoints beyond the limit
 */
public record PeriodFacts(
    OffsetDateTime start,
    OffsetDateTime end,
    MetricRow total,
    List<EndpointFacts> endpoints,
    List<Outage> outages,
    TimeLost timeLost,
    long lines,
    long rejected,
    double maxRejectRate,
    long foldedEndpoints,
    int endpointLimit) {}
