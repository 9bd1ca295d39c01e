package org.crmperf.jobs.advice.slo;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * An alert that would have fired.
 *
 * @param fired when its condition first held: the end of a minute, which may be before the period
 * @param ended when it no longer held, or null if it still did at the period's end
 * @param peakBurn the highest burn rate of the long window while it fired
 * @param bad requests in the long window when it fired
 * @param total requests in the long window when it fired
 * @param mostBad the most bad requests that the long window had while it fired
 */
public record BurnAlert(
    BurnWindow window,
    OffsetDateTime fired,
    @Nullable OffsetDateTime ended,
    double peakBurn,
    long bad,
    long total,
    long mostBad) {}
