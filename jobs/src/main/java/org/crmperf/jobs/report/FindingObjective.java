package org.crmperf.jobs.report;

import java.util.Optional;
import org.crmperf.jobs.advice.Finding;
import org.crmperf.jobs.advice.FindingKind;
import org.crmperf.jobs.advice.slo.Objective;
import org.crmperf.jobs.advice.slo.SloStatus;
import org.crmperf.jobs.text.Text;
import org.jspecify.annotations.Nullable;

/** The objective that a finding is about, by what its evidence says of it. */
final class FindingObjective {
  private FindingObjective() {}

  /** Null for a finding that is about none. */
  static @Nullable Objective of(ReportModel model, Finding finding) {
    if (finding.kind() != FindingKind.SLO) {
      return null;
    }
    Text service = find(finding.evidence(), "advice.of_service");
    String name = service == null ? "" : service.parts().get(0).toString();
    Objective.Kind kind =
        find(finding.evidence(), "advice.slo.quick") == null
            ? Objective.Kind.AVAILABILITY
            : Objective.Kind.LATENCY;
    Optional<Objective> objective =
        model.reliability().slo().statuses().stream()
            .map(SloStatus::objective)
            .filter(o -> o.kind() == kind && o.service().equals(name))
            .findFirst();
    return objective.orElse(null);
  }

  private static @Nullable Text find(Text text, String key) {
    if (text.key().equals(key)) {
      return text;
    }
    for (Object part : text.parts()) {
      Text found = part instanceof Text inner ? find(inner, key) : null;
      if (found != null) {
        return found;
      }
    }
    return null;
  }
}
