package org.crmperf.jobs.ingest;

import java.io.Serializable;
import java.time.ZoneId;
import org.crmperf.jobs.metric.MetricPolicy;
import org.crmperf.jobs.warehouse.FileStores;
import org.crmperf.jobs.warehouse.WarehouseLayout;
import org.crmperf.parsers.endpoint.EndpointRules;

/**
 * What every task of an ingest knows; it travels to the executors.
 *
 * @param alignMinutes minutes past the UTC hour at which the report's hours start
 * @param rangeBytes size of the ranges into which a compressed stream is cut
 * @param endpointLimit the most endpoints that one range may tell apart
 * @param logZone zone of time stamps that have no offset
 * @param maxLineBytes longer lines are rejected
 * @param implausibleMicros a few lines stamped further than this from those around them are
 *     rejected; Long.MAX_VALUE to take every time
 */
public record IngestSettings(
    FileStores stores,
    WarehouseLayout layout,
    EndpointRules endpointRules,
    MetricPolicy policy,
    int alignMinutes,
    long rangeBytes,
    int endpointLimit,
    ZoneId logZone,
    int maxLineBytes,
    long implausibleMicros)
    implements Serializable {
  private static final long serialVersionUID = 1L;
}
