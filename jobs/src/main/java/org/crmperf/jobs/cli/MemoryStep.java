package org.crmperf.jobs.cli;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.crmperf.jobs.advice.memory.Memory;
import org.crmperf.jobs.advice.memory.Night;
import org.crmperf.jobs.advice.memory.Owner;
import org.crmperf.jobs.config.OwnerRule;
import org.crmperf.jobs.config.RunConfig;
import org.crmperf.jobs.metric.EndpointFold.Endpoint;
import org.crmperf.jobs.report.ReportPeriod;
import org.crmperf.jobs.rollup.NightsReader;
import org.crmperf.jobs.warehouse.FileStores;
import org.crmperf.jobs.warehouse.Warehouse;

/** The endpoints' history of the days that end with the period. */
final class MemoryStep {
  private MemoryStep() {}

  static Memory of(Warehouse warehouse, FileStores stores, ReportPeriod period, RunConfig config) {
    LocalDate to = period.to();
    Map<Endpoint, Map<LocalDate, long[]>> read =
        new NightsReader(warehouse, stores).read(to.minusDays(Memory.DAYS - 1), to, period.zone());
    Map<Endpoint, List<Night>> nights = new TreeMap<>();
    read.forEach(
        (endpoint, days) -> {
          List<Night> list = new ArrayList<>();
          days.forEach((day, sums) -> list.add(new Night(day, sums[0], sums[1])));
          nights.put(endpoint, list);
        });
    return Memory.of(nights, to, endpoint -> owner(config, endpoint));
  }

  /** By the first rule that matches. */
  private static Owner owner(RunConfig config, Endpoint endpoint) {
    return config.owners().stream()
        .filter(rule -> rule.matches(endpoint.endpoint(), endpoint.method()))
        .findFirst()
        .map((OwnerRule rule) -> new Owner(rule.owner(), rule.note(), rule.watch()))
        .orElse(Owner.NOBODY);
  }
}
