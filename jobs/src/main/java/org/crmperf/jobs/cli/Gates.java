package org.crmperf.jobs.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.crmperf.jobs.advice.FindingKind;
import org.crmperf.jobs.config.RunConfig;
import org.crmperf.jobs.metric.RequestStats;
import org.crmperf.jobs.report.ReportModel;
import org.crmperf.jobs.report.ReportModel.Accounting;

/** The {@code --fail-on} gates: they change the exit code, never the report. */
final class Gates {
  private static final int FIRED = 3;

  private Gates() {}

  /** 3 if a gate fired, with a line that says which and why; else 0. */
  static int exitCode(
      Set<String> gates,
      ReportModel model,
      RunConfig config,
      double maxRejectRate,
      PrintStream err) {
    List<String> fired = new ArrayList<>();
    if (gates.contains("rejects")) {
      rejects(model.accounting(), maxRejectRate, fired);
    }
    if (gates.contains("slo")) {
      slo(model, config, fired);
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

  private static void rejects(Accounting a, double maxRejectRate, List<String> fired) {
    long lines = a.parsed() + a.rejected() + a.blankOrComment();
    if (lines > 0 && a.rejected() > maxRejectRate * lines) {
      fired.add(
          String.format(
              Locale.ROOT,
              "rejects: %d of %d lines rejected, more than %.4f",
              a.rejected(),
              lines,
              maxRejectRate));
    }
  }

  private static void slo(ReportModel model, RunConfig config, List<String> fired) {
    RequestStats s = model.total().stats();
    double objective = config.slo().availability();
    if (s.requests > 0 && s.requests - s.errors < objective * s.requests) {
      fired.add(
          String.format(
              Locale.ROOT,
              "slo: success rate %.6f is below the objective %.6f",
              (double) (s.requests - s.errors) / s.requests,
              objective));
    }
    long late = s.latency.countAbove(Math.round(config.slo().latencyMillis() * 1000));
    if (s.timed > 0 && s.timed - late < config.slo().latencyShare() * s.timed) {
      fired.add(
          String.format(
              Locale.ROOT,
              "slo: %.4f of requests answered within %d ms, objective %.4f",
              (double) (s.timed - late) / s.timed,
              Math.round(config.slo().latencyMillis()),
              config.slo().latencyShare()));
    }
  }
}
