package org.crmperf.jobs.advice.cause;

import java.util.List;

/** Looks for one cause. A rule whose evidence is not there adds nothing. */
interface CauseRule {
  void find(CauseFacts facts, List<Cause> found);
}
