package org.crmperf.jobs.advice;

import java.time.OffsetDateTime;

/**
 * A run of down minutes of the whole platform: one row of outages.csv.
 *
 * @param start the first down minute
 * @param end the end of the last down minute, exclusive
 * @param minutes down minutes in it
 * @param requests requests stamped in it
 * @param errors errors among them
 * @param peakErrorRate the highest share of errors in one of its minutes
 */
public record Outage(
    OffsetDateTime start,
    OffsetDateTime end,
    int minutes,
    long requests,
    long errors,
    double peakErrorRate) {}
