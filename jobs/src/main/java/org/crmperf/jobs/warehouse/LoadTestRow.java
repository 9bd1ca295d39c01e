package org.crmperf.jobs.warehouse;

/**
 * A row of a load test that its tool has aggregated. Figures are the tool's own; NaN is what it did
 * not give.
 *
 * @param name of the request
 * @param method empty if there is none
 * @param error the failure that the row counts; empty for rows of requests
 * @param firstSecond when it began, epoch seconds; -1 if the tool does not say
 * @param lastSecond when it ended
 */
public record LoadTestRow(
    String name,
    String method,
    double requests,
    double failures,
    double medianMillis,
    double meanMillis,
    double minMillis,
    double maxMillis,
    double p95Millis,
    double p99Millis,
    double requestsPerSecond,
    String error,
    long firstSecond,
    long lastSecond) {}
