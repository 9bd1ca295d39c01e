package org.crmperf.jobs.ingest;

import java.io.Serializable;
import org.crmperf.jobs.metric.MetricPolicy;
import org.crmperf.jobs.warehouse.FileStores;
import org.crmperf.jobs.warehouse.WarehouseLayout;
import org.crmperf.parsers.endpoint.EndpointRules;

/**
 * What every task of a rebuild knows; the same as the {@link IngestSettings} of the same name.
 *
 * @param alignMinutes minutes past the UTC hour at which rollup hours start
 * @param endpointLimit the most endpoints that one range may tell apart
 */
public record RebuildSettings(
    FileStores stores,
    WarehouseLayout layout,
    EndpointRules endpointRules,
    MetricPolicy policy,
    int alignMinutes,
    int endpointLimit)
    implements Serializable {
  private static final long serialVersionUID = 1L;
}
