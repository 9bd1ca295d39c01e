package org.crmperf.jobs.advice;

import java.util.List;
import org.crmperf.jobs.metric.Exemplar;
import org.crmperf.jobs.text.Text;

/**
 * What a cause says beyond a row of findings.csv.
 *
 * @param weight user hours that could be won, times the confidence
 * @param refutation what would show that it is something else, one sentence
 * @param exemplars requests that show it, the worst first
 */
public record FindingDetails(double weight, Text refutation, List<Exemplar> exemplars) {}
