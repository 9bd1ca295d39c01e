package org.crmperf.jobs.advice.scalability;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a service scales.
 *
 * @param service its name
 * @param minutes that were looked at
 * @param peakThroughput of the busiest hundredth of them, requests a second; NaN without minutes
 * @param peakConcurrency of the same minutes
 * @param fit null unless the verdict has one
 * @param capacity the highest throughput there can be, at {@link UslFit#peakConcurrency}; NaN
 *     unless the peak is known
 * @param headroom how much more throughput that is than the busiest minutes had, 0.3 for 30 %; NaN
 *     unless the peak is known
 * @param slowdown response time in the busiest group over that of one request at a time
 * @param points the groups of minutes behind the fit, the least load first
 */
public record ServiceScalability(
    String service,
    ScalabilityVerdict verdict,
    int minutes,
    double peakThroughput,
    double peakConcurrency,
    @Nullable UslFit fit,
    double capacity,
    double headroom,
    double slowdown,
    List<LoadPoint> points) {}
