package org.crmperf.jobs.advice;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.crmperf.jobs.advice.memory.EndpointHistory;
import org.crmperf.jobs.advice.memory.Memory;
import org.crmperf.jobs.advice.memory.Owner;
import org.crmperf.jobs.text.Text;

/** Adds to findings about slow endpoints what is known of these from the days before. */
public final class MemoryFindings {
  private static final Set<FindingKind> ABOUT_SLOWNESS =
      EnumSet.of(
          FindingKind.SLOW,
          FindingKind.DATABASE,
          FindingKind.CACHING,
          FindingKind.NETWORK,
          FindingKind.CONCURRENCY);

  private MemoryFindings() {}

  /** The findings, with a sentence more where there is something to tell. */
  public static List<Finding> tell(List<Finding> findings, Memory memory) {
    return findings.stream().map(f -> tell(f, memory)).toList();
  }

  private static Finding tell(Finding finding, Memory memory) {
    if (!ABOUT_SLOWNESS.contains(finding.kind())) {
      return finding;
    }
    EndpointHistory history = memory.of(finding.endpoint(), finding.method());
    boolean nothing =
        history == null
            || (history.state() == EndpointHistory.State.NEW
                && history.owner().equals(Owner.NOBODY));
    return nothing || history == null
        ? finding
        : finding.withEvidence(Text.sentences(finding.evidence(), history.sentence(memory.days())));
  }
}
