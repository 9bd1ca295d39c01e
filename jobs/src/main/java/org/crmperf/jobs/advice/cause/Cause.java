package org.crmperf.jobs.advice.cause;

import java.util.List;
import org.crmperf.jobs.metric.Exemplar;
import org.crmperf.jobs.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * Why something is slow or fails, as far as the rollups show it.
 *
 * @param endpoint null if it is not about one endpoint
 * @param method null if it is not about one endpoint
 * @param fromMicros start of the time it is about, epoch microseconds
 * @param toMicros end of it
 * @param evidence one or two sentences with the figures
 * @param recommendation one sentence
 * @param gain in words with figures
 * @param refutation one sentence: what would show that it is something else
 * @param confidence from 0 to 1
 * @param hours user hours that could be won; see {@link Effort}
 * @param exemplars requests that show it, the worst first
 */
public record Cause(
    CauseKind kind,
    @Nullable String endpoint,
    @Nullable String method,
    long fromMicros,
    long toMicros,
    Text evidence,
    Text recommendation,
    Text gain,
    Text refutation,
    double confidence,
    double hours,
    List<Exemplar> exemplars) {

  /** The same with this share of the confidence. */
  Cause lessSure(double share) {
    return new Cause(
        kind,
        endpoint,
        method,
        fromMicros,
        toMicros,
        evidence,
        recommendation,
        gain,
        refutation,
        confidence * share,
        hours,
        exemplars);
  }

  /** What causes are ranked by: hours that could be won, times the confidence. */
  public double weight() {
    return hours * confidence;
  }
}
