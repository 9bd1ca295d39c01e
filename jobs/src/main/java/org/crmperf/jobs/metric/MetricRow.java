package org.crmperf.jobs.metric;

/**
 * Statistics and the length of the period they cover: all that a metric is computed from.
 *
 * @param stats the counts
 * @param seconds the length of the period, in seconds; a 23-hour day has 82,800
 */
public record MetricRow(RequestStats stats, long seconds) {}
