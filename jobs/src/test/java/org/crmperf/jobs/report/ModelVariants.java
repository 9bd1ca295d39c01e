package org.crmperf.jobs.report;

import java.util.List;
import org.crmperf.jobs.advice.Finding;
import org.crmperf.jobs.advice.Outage;
import org.crmperf.jobs.advice.baseline.Comparison;
import org.crmperf.jobs.metric.MetricRow;

/** A report model with some of it changed. */
record ModelVariants(ReportModel model) {
  ModelVariants withTotal(MetricRow total) {
    return of(total, model.outages(), model.findings(), model.comparison());
  }

  ModelVariants withOutages(List<Outage> outages) {
    return of(model.total(), outages, model.findings(), model.comparison());
  }

  ModelVariants withFindings(List<Finding> findings) {
    return of(model.total(), model.outages(), findings, model.comparison());
  }

  ModelVariants withComparison(Comparison comparison) {
    return of(model.total(), model.outages(), model.findings(), comparison);
  }

  private ModelVariants of(
      MetricRow total, List<Outage> outages, List<Finding> findings, Comparison comparison) {
    return new ModelVariants(
        new ReportModel(
            model.version(),
            model.generatedAt(),
            model.zone(),
            model.from(),
            model.to(),
            model.services(),
            total,
            model.hours(),
            model.endpoints(),
            outages,
            findings,
            model.timeLost(),
            comparison,
            model.accounting(),
            model.rules(),
            model.foldedEndpoints(),
            model.endpointLimit(),
            model.loadTests(),
            model.reliability()));
  }
}
