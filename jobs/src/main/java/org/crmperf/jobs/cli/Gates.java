package org.crmperf.jobs.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.crmperf.jobs.advice.FindingKind;
import org.crmperf.jobs.advice.slo.Objective;
import org.crmperf.jobs.advice.slo.SloStatus;
import org.crmperf.jobs.report.ReportModel;

/** The {@code --fail-on} gates: they change the exit code, never the report. */
final class Gates {
  private static final int FIRED = 3;

  private Gates() {}

  /** 3 if a gate fired, with a line that says which and why; else 0. */
  static int exitCode(
      Set<String> gates,
      ReportModel model,
      RejectShare rejects,
      double maxRejectRate,
      PrintStream err) {
    List<String> fired = new ArrayList<>();
    if (gates.contains("rejects") && rejects.isMoreThan(maxRejectRate)) {
      fired.add(String.format(Locale.ROOT, "rejects: %s, more than %.4f", rejects, maxRejectRate));
    }
    if (gates.contains("slo")) {
      slo(model, fired);
    }
    if (gates.contains("regression")) {
      long regressed =
          model.findings().stream().filter(f -> f.kind() == FindingKind.REGRESSED).count();
      if (regressed > 0) {
        fired.add(
            "regression: "
                + regressed
                + " findings of slower times or more errors than in the baseline");
      }
    }
    fired.forEach(line -> err.println("crm-perf: gate " + line));
    return fired.isEmpty() ? 0 : FIRED;
  }

  /** What the report calls missed: objectives of the platform and those set for services. */
  private static void slo(ReportModel model, List<String> fired) {
    for (SloStatus status : model.reliability().slo().statuses()) {
      Objective objective = status.objective();
      if (objective.gated() && status.period().missed()) {
        String of = objective.service().isEmpty() ? "" : " of service " + objective.service();
        fired.add(
            objective.kind() == Objective.Kind.AVAILABILITY
                ? String.format(
                    Locale.ROOT,
                    "slo: success rate%s %.6f is below the objective %.6f",
                    of,
                    status.period().good(),
                    objective.share())
                : String.format(
                    Locale.ROOT,
                    "slo: %.4f of requests%s answered within %d ms, objective %.4f",
                    status.period().good(),
                    of,
                    Math.round(objective.latencyMillis()),
                    objective.share()));
      }
    }
  }
}
